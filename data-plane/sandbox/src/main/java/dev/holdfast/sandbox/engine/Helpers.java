package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;

/** What {@code bootstrap.js} offers: work with built-ins as they were before a tenant's code ran. */
final class Helpers {
    private final V8ValueObject object;

    private Helpers(V8ValueObject object) {
        this.object = object;
    }

    /** Runs the bootstrap script; afterwards the global of the runtime layer is gone. */
    static Helpers install(V8Runtime runtime) throws JavetException {
        return new Helpers(runtime.getExecutor(Resources.bootstrapScript())
                .setResourceName("holdfast:bootstrap")
                .execute());
    }

    V8Value parse(String json) throws JavetException {
        return object.invoke("parse", json);
    }

    V8Value wasmModule(V8ValueArrayBuffer bytes) throws JavetException {
        return object.invoke("wasmModule", bytes);
    }

    /** Follows the promise of the main module's evaluation. */
    void watch(V8ValuePromise promise) throws JavetException {
        object.invokeVoid("watch", promise);
    }

    /** Empty while the promise is pending, JSON of a description when it was rejected, else {@code {}}. */
    String outcome() throws JavetException {
        return object.invokeString("outcome");
    }
}
