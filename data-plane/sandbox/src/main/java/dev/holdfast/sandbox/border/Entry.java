package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.codec.Codecs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Java may call in script; {@code host.ts} says what each function means. For the thread that holds the isolate's
 * lock. The microtask queue is drained before a method returns.
 *
 * <p>Every method throws {@link ScriptTerminatedException} when execution was terminated, and
 * {@link BrokenIsolateException} when the runtime layer itself threw, which it never should.
 */
public final class Entry {
    private final V8ValueObject receiver;
    private final Values values;
    private final Map<String, V8ValueFunction> functions = new HashMap<>();
    private final V8Runtime runtime;
    private final Codecs codecs = new Codecs();
    private final Rejections rejections = new Rejections();
    private final SocketEntry sockets;

    /** @param receiver the runtime layer's object of entry functions, owned by this from now on */
    public Entry(V8Runtime runtime, V8ValueObject receiver) {
        this.runtime = runtime;
        this.receiver = receiver;
        this.values = new Values(runtime);
        this.sockets = new SocketEntry(this, values);
    }

    /** What concerns sockets that objects leave with the pod. */
    public SocketEntry sockets() {
        return sockets;
    }

    public void install(Host host, ModuleRequests modules) {
        runtime.setPromiseRejectCallback(rejections);
        run(() -> invoke("install", HostFunctions.create(runtime, host, new CodecFunctions(codecs), modules)));
    }

    /** @throws BrokenIsolateException when the bundle asks for something that the runtime layer does not know */
    public void prepare(String bundleHead) {
        run(() -> invoke("prepare", values.text(bundleHead)));
    }

    public void useContinuationSlot(V8Value getter, V8Value setter) {
        run(() -> invoke("useContinuationSlot", getter, setter));
    }

    /** @return JSON of the exports */
    public String start(String bundleHead, V8Value main) {
        return text(guarded(() -> invoke("start", values.text(bundleHead), main)));
    }

    public void placeObject(StartObject object) {
        run(() -> invoke(
                "placeObject",
                values.number(object.object()),
                values.text(object.className()),
                values.text(object.id()),
                values.bool(object.name().isPresent()),
                values.text(object.name().orElse("")),
                values.bool(object.sqlite())));
    }

    /** @param event on whose behalf */
    public void constructObject(long object, long event) {
        run(() -> invoke("constructObject", values.number(object), values.number(event)));
    }

    public void dropObject(long object) {
        run(() -> invoke("dropObject", values.number(object)));
    }

    public void dispatchFetch(long event, long object, String method, String url, Headers headers, Body body) {
        run(() -> invoke(
                "dispatchFetch",
                values.number(event),
                values.number(object),
                values.text(method),
                values.text(url),
                values.text(headers.packed()),
                values.bodyKind(body),
                values.bodyContent(body)));
    }

    public void dispatchService(
            long event, String entrypoint, String props, String method, String url, Headers headers, Body body) {
        run(() -> invoke(
                "dispatchService",
                values.number(event),
                values.text(entrypoint),
                values.text(props),
                values.text(method),
                values.text(url),
                values.text(headers.packed()),
                values.bodyKind(body),
                values.bodyContent(body)));
    }

    public void dispatchSession(long event, long object, String entrypoint, String props, byte[] opening) {
        run(() -> invoke(
                "dispatchSession",
                values.number(event),
                values.number(object),
                values.text(entrypoint),
                values.text(props),
                values.bytes(opening)));
    }

    public void dispatchScheduled(long event, String cron, long dueMillis) {
        run(() -> invoke("dispatchScheduled", values.number(event), values.text(cron), values.number(dueMillis)));
    }

    public void dispatchAlarm(long event, long object, long dueMillis, int retries) {
        run(() -> invoke(
                "dispatchAlarm",
                values.number(event),
                values.number(object),
                values.number(dueMillis),
                values.number(retries)));
    }

    public void cancelEvent(long event) {
        run(() -> invoke("cancelEvent", values.number(event)));
    }

    public void settleCall(long operation, int status, String statusText, Headers headers, Body body) {
        run(() -> invoke(
                "settleCall",
                values.number(operation),
                values.number(status),
                values.text(statusText),
                values.text(headers.packed()),
                values.bodyKind(body),
                values.bodyContent(body)));
    }

    public void failCall(long operation, Failure failure) {
        fail("failCall", operation, failure);
    }

    public void failOperation(long operation, Failure failure) {
        fail("failOperation", operation, failure);
    }

    public void settleStorage(long operation, List<StorageEntry> entries) {
        run(() -> invoke("settleStorage", values.number(operation), values.keys(entries), values.contents(entries)));
    }

    public void settleNumber(long operation, long value) {
        run(() -> invoke("settleNumber", values.number(operation), values.number(value)));
    }

    public void fireTimer(long operation) {
        run(() -> invoke("fireTimer", values.number(operation)));
    }

    public void bodyChunk(long stream, byte[] bytes) {
        run(() -> invoke("bodyChunk", values.number(stream), values.bytes(bytes)));
    }

    public void bodyEnd(long stream) {
        run(() -> invoke("bodyEnd", values.number(stream)));
    }

    public void bodyAbort(long stream, String reason) {
        run(() -> invoke("bodyAbort", values.number(stream), values.text(reason)));
    }

    /** Text that is complete crosses as a string, parts of it as bytes. */
    public void socketFrame(long stream, boolean text, boolean last, boolean whole, byte[] bytes) {
        run(() -> invoke(
                "socketFrame",
                values.number(stream),
                values.bool(text),
                values.bool(last),
                values.bool(text && whole),
                text && whole ? values.text(new String(bytes, StandardCharsets.UTF_8)) : values.bytes(bytes)));
    }

    public void socketClose(long stream, int code, String reason) {
        run(() -> invoke("socketClose", values.number(stream), values.number(code), values.text(reason)));
    }

    public void bodyCredit(long stream, int bytes) {
        run(() -> invoke("bodyCredit", values.number(stream), values.number(bytes)));
    }

    public void bodyStop(long stream) {
        run(() -> invoke("bodyStop", values.number(stream)));
    }

    public boolean isHung(long event) {
        return guarded(() -> invoke("isHung", values.number(event))) instanceof V8ValueBoolean hung
                && hung.toPrimitive();
    }

    /** Exports of a module that the runtime layer makes when it is first asked for; empty when there is none. */
    public Optional<V8ValueObject> moduleExports(String specifier) {
        return guarded(() -> invoke("moduleExports", values.text(specifier))) instanceof V8ValueObject exports
                ? Optional.of(exports)
                : Optional.empty();
    }

    /** @return an ES module's source without {@code import()}; empty when it has none */
    public Optional<String> rewriteImports(String source) {
        String rewritten = text(guarded(() -> invoke("rewriteImports", values.text(source))));
        return rewritten.isEmpty() ? Optional.empty() : Optional.of(rewritten);
    }

    /** @return the exports of {@code holdfast:import} for a module */
    public V8ValueObject importExports(String referrer) {
        return object(guarded(() -> invoke("importExports", values.text(referrer))));
    }

    /** @return the exports of {@code holdfast:commonjs} */
    public V8ValueObject commonJsExports() {
        return object(guarded(() -> invoke("commonJsExports")));
    }

    public void enterGlobalScope() {
        run(() -> invoke("enterGlobalScope"));
    }

    public void settleImport(long operation, V8Value namespace, V8Value evaluation) {
        run(() -> invoke("settleImport", values.number(operation), namespace, evaluation));
    }

    public void failImport(long operation, String name, String message) {
        run(() -> invoke("failImport", values.number(operation), values.text(name), values.text(message)));
    }

    public void defineCommonJs(String name, V8ValueFunction factory) {
        run(() -> invoke("defineCommonJs", values.text(name), factory));
    }

    /** Frees what script's compression holds outside of the engine; no call may follow. */
    public void close() {
        codecs.close();
    }

    private void fail(String function, long operation, Failure failure) {
        Failure.Cause cause = failure.cause();
        int flags = (cause.remote() ? 1 : 0)
                | (cause.retryable() ? 2 : 0)
                | (cause.overloaded() ? 4 : 0)
                | (cause.objectReset() ? 8 : 0);
        run(() -> invoke(
                function,
                values.number(operation),
                values.text(failure.name()),
                values.text(failure.message()),
                values.number(flags)));
    }

    private static String text(V8Value value) {
        if (value instanceof V8ValueString text) {
            return text.toPrimitive();
        }
        throw new BrokenIsolateException("the runtime layer returned no string", new IllegalStateException());
    }

    private static V8ValueObject object(V8Value value) {
        if (value instanceof V8ValueObject object) {
            return object;
        }
        throw new BrokenIsolateException("the runtime layer returned no object", new IllegalStateException());
    }

    void run(Work work) {
        guarded(work);
    }

    private V8Value guarded(Work work) {
        try {
            V8Value result = work.run();
            tellRejections(rejections.take());
            return result;
        } catch (JavetTerminatedException e) {
            throw new ScriptTerminatedException(e);
        } catch (JavetException e) {
            throw new BrokenIsolateException("the runtime layer threw", e);
        }
    }

    /** What is rejected while tenants are told is told after the next call. */
    private void tellRejections(List<Rejections.Noted> noted) throws JavetException {
        if (noted.isEmpty()) {
            return;
        }
        for (Rejections.Noted each : noted) {
            if (each.handled()) {
                invoke("promiseHandled", each.promise());
                each.reason().close();
            } else {
                invoke("promiseRejected", each.promise(), each.reason());
            }
        }
        invoke("reportRejections");
    }

    /** Calls, and closes the arguments except those that the caller holds. */
    V8Value invoke(String name, V8Value... arguments) throws JavetException {
        V8ValueFunction function = functions.get(name);
        if (function == null) {
            function = receiver.get(name);
            functions.put(name, function);
        }
        try {
            return function.callExtended(receiver, true, arguments);
        } finally {
            for (V8Value argument : arguments) {
                argument.close();
            }
        }
    }

    interface Work {
        V8Value run() throws JavetException;
    }
}
