package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.module.Bundle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compiles ES modules. Since Javet has no hook for {@code import()}, a source that seems to call it is rewritten by the
 * runtime layer, and gets a module of its own with the function that it calls instead.
 */
final class SourceModules {
    private static final String IMPORT_FUNCTION = "holdfast:import";
    /** Whatever holds an {@code import()} matches; some that hold none do, too. */
    private static final Pattern MAYBE_DYNAMIC = Pattern.compile("\\bimport\\s*[(/]");

    private final V8Runtime runtime;
    private final Entry entry;
    /** What a source may import besides what anybody may: by importer and specifier. */
    private final Map<String, Map<String, V8Module>> own = new HashMap<>();

    SourceModules(V8Runtime runtime, Entry entry) {
        this.runtime = runtime;
        this.entry = entry;
    }

    /** A module of the bundle, compiled. */
    V8Module module(Bundle.Module source) throws StartupException, JavetException {
        String name = source.name();
        Optional<String> rewritten = MAYBE_DYNAMIC.matcher(source.content()).find()
                ? entry.rewriteImports(source.content())
                : Optional.empty();
        if (rewritten.isPresent()) {
            give(name, IMPORT_FUNCTION, entry.importExports(name));
        }
        return compile(name, rewritten.orElse(source.content()));
    }

    /** Compiles a source. */
    V8Module compile(String name, String source) throws StartupException, JavetException {
        try {
            return runtime.getExecutor(source)
                    .setResourceName(name)
                    .setModule(true)
                    .compileV8Module();
        } catch (JavetCompilationException e) {
            throw LinkFailures.compiling(e);
        }
    }

    /** Lets one module import these exports under a specifier that means nothing to others. */
    void give(String importer, String specifier, V8ValueObject exports) throws JavetException {
        try (exports) {
            own.computeIfAbsent(importer, name -> new HashMap<>())
                    .put(specifier, runtime.createV8Module(specifier + "/" + importer, exports));
        }
    }

    /** What {@link #give} gave. */
    Optional<V8Module> ownModule(String specifier, String importer) {
        return Optional.ofNullable(own.getOrDefault(importer, Map.of()).get(specifier));
    }
}
