package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.module.ModuleNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links the modules of a bundle, one instance of each. What goes wrong inside V8's linking is kept here, since V8
 * reports it without its reason.
 */
final class ModuleGraph implements IV8ModuleResolver {
    /** Javet's own table knows no such names, so each specifier is resolved here. */
    private static final String UNKNOWN_TO_JAVET = "\0";

    /**
     * Javet gives the promise of an evaluation once only, and none for a module that is no source text; a module that
     * imports nothing but another shares its fate.
     */
    private static final String WITNESS = "holdfast:witness";

    private final Bundle bundle;
    private final SyntheticModules synthetic;
    private final SourceModules sources;
    private final CommonJsModules commonJs;
    private final Map<String, V8Module> modules = new HashMap<>();
    private @Nullable StartupException failure;
    private @Nullable V8Module witnessed;

    ModuleGraph(V8Runtime runtime, Entry entry, Bundle bundle, SyntheticModules synthetic) {
        this.bundle = bundle;
        this.synthetic = synthetic;
        this.sources = new SourceModules(runtime, entry);
        this.commonJs = new CommonJsModules(runtime, entry, bundle, sources);
        runtime.setV8ModuleResolver(this);
    }

    /** The main module, linked and not yet evaluated. */
    V8Module main() throws StartupException, JavetException {
        commonJs.define();
        String name = ModuleNames.normalize(bundle.mainModule());
        Bundle.Module main = bundle.module(name)
                .orElseThrow(() -> LinkFailures.error("No such module \"" + bundle.mainModule() + "\"."));
        if (!main.type().equals("ES_MODULE")) {
            throw LinkFailures.error(
                    "The main module \"" + main.name() + "\" is not an ES module but " + main.type() + ".");
        }
        return linked(fromBundle(name, main));
    }

    /** A module that another imports while it runs, linked. */
    V8Module imported(String specifier, String referrer) throws StartupException, JavetException {
        String name = ModuleNames.resolve(specifier, referrer);
        return linked(find(name, specifier).orElseThrow(() -> LinkFailures.error("No such module \"" + name + "\".")));
    }

    /**
     * Evaluates a linked module.
     *
     * @return the promise of its evaluation, also when it was evaluated before
     */
    V8Value evaluate(V8Module module) throws StartupException, JavetException {
        if (module.isSourceTextModule() && module.getStatus() == IV8Module.Instantiated) {
            return module.evaluate(true);
        }
        try (V8Module witness = sources.compile(WITNESS, "import '';")) {
            witnessed = module;
            return linked(witness).evaluate(true);
        } finally {
            witnessed = null;
        }
    }

    @Override
    public @Nullable IV8Module resolve(V8Runtime v8, String specifier, IV8Module referrer) throws JavetException {
        String importer = referrer.getResourceName();
        if (importer.equals(WITNESS)) {
            return witnessed;
        }
        try {
            return resolve(specifier, importer);
        } catch (StartupException e) {
            failure = failure == null ? e : failure;
            return null;
        }
    }

    @Override
    public String getAbsoluteResourceName(V8Runtime v8, String specifier, IV8Module referrer) {
        return UNKNOWN_TO_JAVET + specifier;
    }

    private V8Module resolve(String specifier, String importer) throws StartupException, JavetException {
        Optional<V8Module> own = sources.ownModule(specifier, importer);
        if (own.isPresent()) {
            return own.get();
        }
        return find(ModuleNames.resolve(specifier, importer), specifier)
                .orElseThrow(() -> LinkFailures.error(
                        "No such module \"" + specifier + "\".\n  imported from \"" + importer + "\""));
    }

    private Optional<V8Module> find(String name, String specifier) throws StartupException, JavetException {
        V8Module known = modules.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Bundle.Module> source = bundle.module(name);
        if (source.isPresent() && !ModuleNames.isBuiltIn(name)) {
            return Optional.of(fromBundle(name, source.get()));
        }
        return builtIn(ModuleNames.isBuiltIn(specifier) ? specifier : "node:" + specifier);
    }

    private Optional<V8Module> builtIn(String name) throws JavetException {
        V8Module known = modules.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V8Module> module = synthetic.builtIn(name);
        module.ifPresent(made -> modules.put(name, made));
        return module;
    }

    private V8Module fromBundle(String name, Bundle.Module source) throws StartupException, JavetException {
        V8Module module = switch (source.type()) {
            case "ES_MODULE" -> sources.module(source);
            case "COMMON_JS" -> commonJs.module(name);
            case "TEXT", "DATA", "JSON", "WASM" -> synthetic.file(source);
            default ->
                throw LinkFailures.error(
                        "Module \"" + source.name() + "\" is of type " + source.type() + ", which is not supported.");
        };
        modules.put(name, module);
        return module;
    }

    private V8Module linked(V8Module module) throws StartupException {
        try {
            if (module.getStatus() == IV8Module.Uninstantiated) {
                module.instantiate();
            }
            return module;
        } catch (JavetException e) {
            StartupException reason = failure;
            failure = null;
            throw reason != null ? reason : LinkFailures.linking(e);
        }
    }
}
