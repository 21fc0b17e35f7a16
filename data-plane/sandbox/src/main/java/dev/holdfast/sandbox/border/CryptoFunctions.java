package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import dev.holdfast.sandbox.border.FunctionRegistry.Function;
import dev.holdfast.sandbox.crypto.Aes;
import dev.holdfast.sandbox.crypto.Derivation;
import dev.holdfast.sandbox.crypto.Exchange;
import dev.holdfast.sandbox.crypto.Hash;
import dev.holdfast.sandbox.crypto.KeyKind;
import dev.holdfast.sandbox.crypto.RunningHashes;
import dev.holdfast.sandbox.crypto.Scrypt;
import dev.holdfast.sandbox.crypto.Signing;
import dev.holdfast.sandbox.crypto.UnsupportedInputException;
import java.util.List;
import java.util.Optional;

/** The functions that script knows as {@code CryptoHost}. */
final class CryptoFunctions {
    /** What one call takes: a third of a second of AES-GCM, which is the slowest. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final V8Runtime runtime;
    private final Values values;
    private final FunctionRegistry registry;
    private final RunningHashes hashes = new RunningHashes();

    private CryptoFunctions(V8Runtime runtime, FunctionRegistry registry) {
        this.runtime = runtime;
        this.values = new Values(runtime);
        this.registry = registry;
    }

    static void register(V8Runtime runtime, FunctionRegistry registry) throws JavetException {
        CryptoFunctions functions = new CryptoFunctions(runtime, registry);
        functions.hashes();
        functions.derivations();
        functions.ciphers();
        functions.keys();
        functions.signatures();
    }

    private void hashes() throws JavetException {
        function("hash", a -> values.bytes(hash(a, 0).digest(data(a, 1))));
        function("hmac", a -> values.bytes(hash(a, 0).hmac(data(a, 1), data(a, 2))));
        function(
                "beginHash",
                a -> values.number(a.bool(1) ? hashes.begin(hash(a, 0), data(a, 2)) : hashes.begin(hash(a, 0))));
        function("updateHash", a -> values.bool(hashes.update(a.whole(0), data(a, 1))));
        function("copyHash", a -> values.number(hashes.copy(a.whole(0)).orElse(0L)));
        function("endHash", a -> orNull(hashes.end(a.whole(0))));
    }

    private void derivations() throws JavetException {
        function(
                "pbkdf2Block",
                a -> values.bytes(
                        Derivation.pbkdf2Block(hash(a, 0), data(a, 1), data(a, 2), a.integer(3), a.integer(4))));
        function(
                "hkdf",
                a -> values.bytes(Derivation.hkdf(hash(a, 0), data(a, 1), data(a, 2), data(a, 3), a.integer(4))));
        function("scryptMix", a -> values.bytes(Scrypt.mix(data(a, 0), a.integer(1), a.integer(2))));
    }

    private void ciphers() throws JavetException {
        function("aesCbc", a -> orNull(aes(a).cbc(a.bool(1), a.bool(2), data(a, 3), data(a, 4))));
        function("aesCtr", a -> orNull(aes(a).ctr(data(a, 1), data(a, 2))));
        function("aesGcm", a -> {
            Aes aes = aes(a);
            return orNull(
                    a.bool(1)
                            ? aes.seal(data(a, 2), data(a, 3), a.integer(4), data(a, 5))
                            : aes.open(data(a, 2), data(a, 3), a.integer(4), data(a, 5)));
        });
        function("aesWrap", a -> orNull(a.bool(1) ? aes(a).wrap(data(a, 2)) : aes(a).unwrap(data(a, 2))));
        function("rsaOaep", a -> {
            List<byte[]> key = a.bytesList(3);
            return orNull(
                    a.bool(0)
                            ? Exchange.encrypt(hash(a, 1), data(a, 2), key, data(a, 4))
                            : Exchange.decrypt(hash(a, 1), data(a, 2), key, data(a, 4)));
        });
    }

    private void keys() throws JavetException {
        function("generateKey", a -> listOrNull(kind(a, 0).generate(a.integer(1), data(a, 2))));
        function(
                "completeKey",
                a -> listOrNull(
                        a.bool(1)
                                ? kind(a, 0).completePrivate(parts(a, 2))
                                : kind(a, 0).completePublic(parts(a, 2))));
        function("agree", a -> orNull(Exchange.agree(kind(a, 0), parts(a, 1), parts(a, 2))));
    }

    private void signatures() throws JavetException {
        function("sign", a -> orNull(signing(a).sign(kind(a, 3), parts(a, 4), data(a, 5))));
        function("verify", a -> values.bool(signing(a).verify(kind(a, 3), parts(a, 4), data(a, 5), data(a, 6))));
    }

    private void function(String name, Function function) throws JavetException {
        registry.function(name, arguments -> {
            try {
                return function.apply(arguments);
            } catch (UnsupportedInputException e) {
                throw new BorderException(e.getMessage());
            }
        });
    }

    private static byte[] data(Arguments arguments, int index) {
        byte[] data = arguments.bytes(index);
        if (data.length > MOST_BYTES) {
            throw new BorderException("argument " + index + " is too long");
        }
        return data;
    }

    private static List<byte[]> parts(Arguments arguments, int index) throws JavetException {
        List<byte[]> parts = arguments.bytesList(index);
        if (parts.isEmpty()) {
            throw new BorderException("argument " + index + " is empty");
        }
        return parts;
    }

    private static Hash hash(Arguments arguments, int index) {
        return Hash.named(arguments.text(index));
    }

    private static KeyKind kind(Arguments arguments, int index) {
        return KeyKind.named(arguments.text(index));
    }

    private static Aes aes(Arguments arguments) {
        return Aes.of(data(arguments, 0));
    }

    private static Signing signing(Arguments arguments) {
        return new Signing(Signing.Scheme.named(arguments.text(0)), hash(arguments, 1), arguments.integer(2));
    }

    private V8Value orNull(Optional<byte[]> bytes) throws JavetException {
        return bytes.isPresent() ? values.bytes(bytes.get()) : runtime.createV8ValueNull();
    }

    private V8Value listOrNull(Optional<List<byte[]>> parts) throws JavetException {
        return parts.isPresent() ? values.bytesList(parts.get()) : runtime.createV8ValueNull();
    }
}
