package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own scripts that are not in the snapshot, because few programs use them. While script waits for one it
 * is compiled, which runs nothing: it runs when script calls the function that it is compiled to. Safe for several
 * threads.
 */
final class PlatformScript {
    private static final String FOLDER = "/dev/holdfast/runtime/scripts/";
    /** Begins with the name of the runtime script, by which that one knows the frames that are no tenant's. */
    private static final String ORIGIN = "holdfast:runtime/";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_/-]{1,100}");
    private static final String[] PARAMETERS = {"internals", "require"};
    private static final ConcurrentHashMap<String, PlatformScript> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    /** ASCII. */
    private final String source;
    /** What the engine made of the source when it was compiled first, before anything of it ran. */
    private final AtomicReference<byte @Nullable []> compiled = new AtomicReference<>();

    private PlatformScript(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /** @throws BorderException when there is no such script */
    static PlatformScript of(String name) {
        return KNOWN.computeIfAbsent(name, PlatformScript::read);
    }

    /** A function of the isolate that evaluates the script; the caller closes it. */
    V8ValueFunction compile(V8Runtime runtime) throws JavetException {
        byte[] known = compiled.get();
        V8ValueFunction function = runtime.getExecutor(source, known)
                .setResourceName(ORIGIN + name)
                .compileV8ValueFunction(PARAMETERS, new V8ValueObject[0]);
        if (known == null) {
            compiled.set(function.getCachedData());
        }
        return function;
    }

    private static PlatformScript read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BorderException("argument 0 is not a platform script");
        }
        byte[] source = PlatformModules.read(FOLDER + name + ".js");
        return new PlatformScript(name, new String(source, StandardCharsets.US_ASCII));
    }
}
