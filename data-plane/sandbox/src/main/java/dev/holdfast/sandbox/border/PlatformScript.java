package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own scripts that are not in the snapshot, because few programs use them. While script waits for one it
 * is compiled, which runs nothing: it runs when script calls the function that it is compiled to. Safe for several
 * threads.
 */
final class PlatformScript {
    private static final String FOLDER = "/dev/holdfast/runtime/";
    /** Begins with the name of the runtime script, by which that one knows the frames that are no tenant's. */
    private static final String ORIGIN = "holdfast:runtime/";

    private static final String[] PARAMETERS = {"internals"};
    private static final Map<String, PlatformScript> ALL = Stream.of("node", "inspect", "html-rewriter")
            .collect(Collectors.toUnmodifiableMap(name -> name, PlatformScript::new));

    private final String name;
    private @Nullable String source;
    /** What the engine made of the source when it was compiled first, before anything of it ran. */
    private byte @Nullable [] compiled;

    private PlatformScript(String name) {
        this.name = name;
    }

    /** @throws BorderException when there is no such script */
    static PlatformScript of(String name) {
        PlatformScript script = ALL.get(name);
        if (script == null) {
            throw new BorderException("argument 0 is not a platform script");
        }
        return script;
    }

    /** A function of the isolate that evaluates the script; the caller closes it. */
    V8ValueFunction compile(V8Runtime runtime) throws JavetException {
        byte[] known = compiled();
        V8ValueFunction function = runtime.getExecutor(source(), known)
                .setResourceName(ORIGIN + name)
                .compileV8ValueFunction(PARAMETERS, new V8ValueObject[0]);
        if (known == null) {
            keep(function.getCachedData());
        }
        return function;
    }

    private synchronized byte @Nullable [] compiled() {
        return compiled;
    }

    private synchronized void keep(byte[] data) {
        compiled = data;
    }

    /** ASCII, read when it is asked for first. */
    private synchronized String source() {
        String text = source;
        if (text == null) {
            text = new String(PlatformModules.read(FOLDER + name + ".js"), StandardCharsets.US_ASCII);
            source = text;
        }
        return text;
    }
}
