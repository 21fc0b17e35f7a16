package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.module.CommonJsSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * CommonJS modules. Each is compiled to a function that the runtime layer calls when the module is first required. To
 * an ES module that imports it, it is a module whose default export is what the CommonJS module exports, and which
 * imports the modules of other types that may be required: they are evaluated first, since nothing can be evaluated in
 * the middle of a call to {@code require}.
 */
final class CommonJsModules {
    private static final String LOADER = "holdfast:commonjs";
    private static final String[] PARAMETERS = {"exports", "require", "module", "__filename", "__dirname"};

    private final V8Runtime runtime;
    private final Entry entry;
    private final Bundle bundle;
    private final SourceModules sources;

    CommonJsModules(V8Runtime runtime, Entry entry, Bundle bundle, SourceModules sources) {
        this.runtime = runtime;
        this.entry = entry;
        this.bundle = bundle;
        this.sources = sources;
    }

    /** Makes all of them known to the runtime layer; none runs. */
    void define() throws StartupException, JavetException {
        for (var module : bundle.modules().entrySet()) {
            if (module.getValue().type().equals("COMMON_JS")) {
                entry.defineCommonJs(module.getKey(), compile(module.getValue()));
            }
        }
    }

    /** The ES module that stands for one of them. */
    V8Module module(String name) throws StartupException, JavetException {
        StringBuilder source = new StringBuilder("import { load, provide } from " + quoted(LOADER) + ";\n");
        int count = 0;
        for (String required : CommonJsSource.otherModules(bundle, name)) {
            String local = "m" + count++;
            source.append("import * as " + local + " from " + quoted("/" + required) + ";\n");
            source.append("provide(" + quoted(required) + ", " + local + ");\n");
        }
        source.append("export default load(" + quoted(name) + ");\n");
        String standIn = LOADER + "/" + name;
        sources.give(standIn, LOADER, entry.commonJsExports());
        return sources.compile(standIn, source.toString());
    }

    private V8ValueFunction compile(Bundle.Module module) throws StartupException, JavetException {
        try {
            return runtime.getExecutor(module.content())
                    .setResourceName(module.name())
                    .compileV8ValueFunction(PARAMETERS, new V8ValueObject[0]);
        } catch (JavetCompilationException e) {
            throw LinkFailures.compiling(e);
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.std.asString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
