package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.module.ModuleNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links the modules of a bundle. What goes wrong inside V8's linking is kept here, since V8 reports it without its
 * reason.
 */
final class ModuleGraph implements IV8ModuleResolver {
    private final Bundle bundle;
    private final SyntheticModules synthetic;
    private final Map<String, V8Module> modules = new HashMap<>();
    private @Nullable StartupException failure;

    ModuleGraph(Bundle bundle, SyntheticModules synthetic) {
        this.bundle = bundle;
        this.synthetic = synthetic;
    }

    /** The main module, linked and not yet evaluated. */
    V8Module link(V8Runtime runtime) throws StartupException, JavetException {
        runtime.setV8ModuleResolver(this);
        String name = ModuleNames.normalize(bundle.mainModule());
        Bundle.Module main = bundle.module(name)
                .orElseThrow(
                        () -> new StartupException("Error", "No such module \"" + bundle.mainModule() + "\".", ""));
        if (!main.type().equals("ES_MODULE")) {
            throw new StartupException(
                    "Error",
                    "The main module \"" + main.name() + "\" is not an ES module but " + main.type() + ".",
                    "");
        }
        V8Module module = module(runtime, name, main);
        try {
            module.instantiate();
        } catch (JavetException e) {
            throw failure != null ? failure : linkFailure(e);
        }
        return module;
    }

    @Override
    public @Nullable IV8Module resolve(V8Runtime runtime, String specifier, IV8Module referrer) throws JavetException {
        String importer = referrer.getResourceName();
        try {
            return resolve(runtime, specifier, importer);
        } catch (StartupException e) {
            failure = failure == null ? e : failure;
            return null;
        }
    }

    @Override
    public String getAbsoluteResourceName(V8Runtime runtime, String specifier, IV8Module referrer)
            throws JavetException {
        return specifier;
    }

    private V8Module resolve(V8Runtime runtime, String specifier, String importer)
            throws StartupException, JavetException {
        String name = ModuleNames.resolve(specifier, importer);
        V8Module known = modules.get(name);
        if (known != null) {
            return known;
        }
        if (ModuleNames.isBuiltIn(name)) {
            V8Module module = synthetic.builtIn(runtime, name).orElseThrow(() -> missing(specifier, importer));
            modules.put(name, module);
            return module;
        }
        return module(runtime, name, bundle.module(name).orElseThrow(() -> missing(specifier, importer)));
    }

    private V8Module module(V8Runtime runtime, String name, Bundle.Module source)
            throws StartupException, JavetException {
        V8Module module = switch (source.type()) {
            case "ES_MODULE" -> compile(runtime, source);
            case "TEXT", "DATA", "JSON", "WASM" -> synthetic.file(runtime, source);
            default ->
                throw new StartupException(
                        "Error",
                        "Module \"" + source.name() + "\" is of type " + source.type() + ", which is not supported.",
                        "");
        };
        modules.put(name, module);
        return module;
    }

    private static V8Module compile(V8Runtime runtime, Bundle.Module source) throws StartupException, JavetException {
        try {
            return runtime.getExecutor(source.content())
                    .setResourceName(source.name())
                    .setModule(true)
                    .compileV8Module();
        } catch (JavetCompilationException e) {
            throw syntaxError(e.getScriptingError());
        }
    }

    private static StartupException syntaxError(JavetScriptingError error) {
        String detailed = error.getDetailedMessage();
        String message = detailed == null ? error.getMessage() : detailed.replaceFirst("^SyntaxError: ", "");
        String stack =
                "    at " + error.getResourceName() + ":" + error.getLineNumber() + ":" + (error.getStartColumn() + 1);
        return new StartupException("SyntaxError", message, stack);
    }

    private static StartupException linkFailure(JavetException e) {
        String message = e.getMessage() == null ? "The modules do not link." : e.getMessage();
        int colon = message.indexOf(": ");
        return colon > 0
                ? new StartupException(message.substring(0, colon), message.substring(colon + 2), "")
                : new StartupException("Error", message, "");
    }

    private static StartupException missing(String specifier, String importer) {
        return new StartupException(
                "Error", "No such module \"" + specifier + "\".\n  imported from \"" + importer + "\"", "");
    }
}
