package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.module.Bundle;
import java.util.Base64;
import java.util.Optional;

/** Modules that are no source text: those of the platform, and uploaded files. */
final class SyntheticModules {
    private final V8Runtime runtime;
    private final Entry entry;
    private final Helpers helpers;
    private final V8ValueObject builtIns;

    SyntheticModules(V8Runtime runtime, Entry entry, Helpers helpers, V8ValueObject builtIns) {
        this.runtime = runtime;
        this.entry = entry;
        this.helpers = helpers;
        this.builtIns = builtIns;
    }

    /** A module of the platform; empty when there is none of this name. */
    Optional<V8Module> builtIn(String name) throws JavetException {
        Optional<V8ValueObject> found =
                builtIns.hasOwnProperty(name) ? Optional.of(builtIns.get(name)) : entry.moduleExports(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (V8ValueObject exports = found.get()) {
            return Optional.of(runtime.createV8Module(name, exports));
        }
    }

    /** A module whose default export is the file's content. */
    V8Module file(Bundle.Module source) throws StartupException, JavetException {
        try (V8ValueObject exports = runtime.createV8ValueObject();
                V8Value content = content(source)) {
            exports.set("default", content);
            return runtime.createV8Module(source.name(), exports);
        } catch (JavetExecutionException e) {
            throw new StartupException(
                    "SyntaxError", "Module \"" + source.name() + "\" is not valid " + source.type() + ".", "");
        }
    }

    private V8Value content(Bundle.Module source) throws StartupException, JavetException {
        return switch (source.type()) {
            case "JSON" -> helpers.parse(source.content());
            case "DATA" -> buffer(source);
            case "WASM" -> {
                try (V8ValueArrayBuffer bytes = buffer(source)) {
                    yield helpers.wasmModule(bytes);
                }
            }
            default -> runtime.createV8ValueString(source.content());
        };
    }

    private V8ValueArrayBuffer buffer(Bundle.Module source) throws StartupException, JavetException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(source.content());
        } catch (IllegalArgumentException e) {
            throw new StartupException("Error", "Module \"" + source.name() + "\" is not base64.", "");
        }
        V8ValueArrayBuffer buffer = runtime.createV8ValueArrayBuffer(bytes.length);
        if (bytes.length > 0) {
            buffer.getByteBuffer().put(0, bytes);
        }
        return buffer;
    }
}
