package dev.holdfast.sandbox.border;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.holdfast.sandbox.Engines;
import dev.holdfast.sandbox.codec.Codecs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever script hands to the functions for crypto: they answer, or throw an {@code Error} with a fixed text. */
class CryptoFunctionsTest {
    private static final int CALLS = 400;
    private static final Pattern FIXED = Pattern.compile(
            "argument \\d+ is (missing|empty|too long|not (a number|a whole number|a 32-bit number|a boolean|a string|bytes"
                    + "|a binary string|an array))"
                    + "|no such (hash|scheme of signatures|kind of keys|key length|tag length|length of keys)"
                    + "|(length|salt length|iterations or block|cost or block) (is|are) out of range|too much memory"
                    + "|RSA keys do not agree|Ed25519 keys do not agree");

    @Property(tries = 60)
    void onlyFixedErrorsComeOut(@ForAll int seed) throws JavetException, IOException {
        Map<String, Object> outcome = fuzz(seed);
        assertThat((Integer) outcome.get("answers")).isPositive();
        assertThat((List<?>) outcome.get("texts"))
                .allSatisfy(text -> assertThat(text.toString()).matches(FIXED));
    }

    @Test
    void moreThanOneCallTakesIsRefused() throws JavetException {
        try (V8Runtime runtime = runtime();
                V8ValueObject host = host(runtime)) {
            runtime.getGlobalObject().set("host", host);
            String text = runtime.getExecutor(
                            "try { host.hash('MD5', new ArrayBuffer(16777217)) } catch (e) { e.message }")
                    .executeString();
            assertThat(text).isEqualTo("argument 1 is too long");
            assertThat(runtime.getExecutor("host.hash('MD5', new ArrayBuffer(16777216)).length")
                            .executeInteger())
                    .isEqualTo(16);
        }
    }

    private static Map<String, Object> fuzz(int seed) throws JavetException, IOException {
        try (V8Runtime runtime = runtime();
                V8ValueObject host = host(runtime)) {
            runtime.getExecutor(script()).executeVoid();
            return JSON.std.mapFrom(runtime.getGlobalObject().invokeString("fuzz", host, seed, CALLS));
        }
    }

    private static V8Runtime runtime() throws JavetException {
        Engines.shared();
        return V8Host.getV8I18nInstance().createV8Runtime();
    }

    private static V8ValueObject host(V8Runtime runtime) throws JavetException {
        Host nobody = nobody(
                Host.class,
                Map.of(
                        "storage", nobody(StorageHost.class, Map.of()),
                        "sockets", nobody(SocketHost.class, Map.of())));
        ModuleRequests none = (operation, referrer, specifier) -> {};
        return HostFunctions.create(runtime, nobody, new CodecFunctions(new Codecs()), none);
    }

    /** @param parts what alone it gives, by the methods' names */
    private static <T> T nobody(Class<T> type, Map<String, Object> parts) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Optional.ofNullable(parts.get(method.getName()))
                        .orElseThrow(() -> new IllegalStateException(method.getName()))));
    }

    private static String script() throws IOException {
        try (InputStream in = CryptoFunctionsTest.class.getResourceAsStream("crypto-fuzz.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
