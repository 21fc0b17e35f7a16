package dev.holdfast.sandbox.border;

import com.caoccao.javet.enums.V8RuntimeTerminationMode;
import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.holdfast.link.id.InvalidObjectIdException;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the object that script knows as {@code Host}. Whatever goes wrong reaches script as an {@code Error} with a
 * fixed text.
 */
final class HostFunctions implements FunctionRegistry {
    private static final Logger LOG = Logger.getLogger(HostFunctions.class.getName());

    private final V8Runtime runtime;
    private final Host host;
    private final CodecFunctions codecs;
    private final Values values;
    private final V8ValueObject target;

    private HostFunctions(V8Runtime runtime, Host host, CodecFunctions codecs, V8ValueObject target) {
        this.runtime = runtime;
        this.host = host;
        this.codecs = codecs;
        this.values = new Values(runtime);
        this.target = target;
    }

    /** A new object with all functions; the caller closes it. */
    static V8ValueObject create(V8Runtime runtime, Host host, CodecFunctions codecs, ModuleRequests modules)
            throws JavetException {
        V8ValueObject target = runtime.createV8ValueObject();
        HostFunctions functions = new HostFunctions(runtime, host, codecs, target);
        functions.events();
        functions.bodies();
        functions.codecs();
        functions.rest();
        CryptoFunctions.register(runtime, functions);
        SocketFunctions.register(host.sockets(), functions.values, functions);
        StorageFunctions.register(runtime, host.storage(), functions);
        functions.action("importModule", a -> modules.importModule(a.whole(0), a.text(1), a.text(2)));
        return target;
    }

    private void events() throws JavetException {
        action("respond", this::respond);
        action("fail", a -> host.fail(a.whole(0), new Failure(cause(a.text(1)), a.text(2), a.text(3), a.text(4))));
        action("eventDone", a -> host.eventDone(a.whole(0)));
        action("called", a -> host.called(a.whole(0), a.text(1)));
        action(
                "thrown",
                a -> host.thrown(
                        new Failure(Failure.Cause.SCRIPT_THREW, a.text(0), a.text(1), a.text(2)),
                        a.whole(3),
                        a.whole(4)));
        action(
                "call",
                a -> host.call(call(a, new Host.Destination.AnyObject(a.text(3), a.text(4), a.optionalText(5, 6)), 7)));
        action(
                "callService",
                a -> host.call(call(a, new Host.Destination.Service(a.optionalText(3, 4), a.text(5), a.text(6)), 7)));
        action("callOutside", a -> host.call(call(a, new Host.Destination.Outside(), 3)));
        action("callCache", a -> host.call(call(a, new Host.Destination.Cache(a.text(3), kept(a)), 8)));
        action(
                "openSession",
                a -> host.openSession(
                        session(a, new Host.Destination.AnyObject(a.text(3), a.text(4), a.optionalText(5, 6)), 7)));
        action(
                "openServiceSession",
                a -> host.openSession(
                        session(a, new Host.Destination.Service(a.optionalText(3, 4), a.text(5), a.text(6)), 7)));
        function("admit", a -> values.bool(host.admit(a.whole(0), a.whole(1), a.whole(2))));
        function("currentSection", a -> values.number(host.currentSection(a.whole(0))));
        action("abortEvent", a -> host.abortEvent(a.whole(0), a.text(1)));
        action("cancelCall", a -> host.cancelCall(a.whole(0)));
        action("passSocket", a -> host.passSocket(a.whole(0), new Headers(a.text(1)), a.whole(2)));
        action("socketFrame", a -> host.socketFrame(a.whole(0), a.bool(1), a.bool(2), a.content(3)));
        action("socketClose", a -> host.socketClose(a.whole(0), a.integer(1), a.text(2)));
    }

    private void respond(Arguments a) {
        host.respond(a.whole(0), a.integer(1), a.text(2), new Headers(a.text(3)), a.body(4));
        if (a.bool(6)) {
            host.eventDone(a.whole(0));
        }
    }

    /** A call whose method, URL, headers and body begin at {@code rest}. */
    private static Host.Call call(Arguments a, Host.Destination destination, int rest) {
        return new Host.Call(
                a.whole(0),
                a.whole(1),
                a.whole(2),
                destination,
                a.text(rest),
                a.text(rest + 1),
                new Headers(a.text(rest + 2)),
                a.body(rest + 3));
    }

    private static Host.SessionCall session(Arguments a, Host.Destination destination, int opening) {
        return new Host.SessionCall(a.whole(0), a.whole(1), a.whole(2), destination, a.bytes(opening));
    }

    private static Optional<Target.Kept> kept(Arguments a) {
        return a.bool(4)
                ? Optional.of(new Target.Kept(a.integer(5), a.text(6), new Headers(a.text(7))))
                : Optional.empty();
    }

    private void bodies() throws JavetException {
        action("bodyChunk", a -> host.bodyChunk(a.whole(0), a.bytes(1)));
        action("bodyEnd", a -> host.bodyEnd(a.whole(0)));
        action("bodyAbort", a -> host.bodyAbort(a.whole(0), a.text(1)));
        action("bodyCredit", a -> host.bodyCredit(a.whole(0), a.integer(1)));
        action("bodyStop", a -> host.bodyStop(a.whole(0)));
    }

    private void codecs() throws JavetException {
        function("codecOpen", a -> values.number(codecs.open(a.text(0), a.bool(1))));
        action("codecPush", a -> codecs.push(a.integer(0), a.bytes(1), a.bool(2)));
        function("codecPull", a -> values.bytes(codecs.pull(a.integer(0))));
        action("codecClose", a -> codecs.close(a.integer(0)));
        function("legacyDecode", a -> values.text(LegacyText.decode(a.bytes(0), a.text(1), a.bool(2), a.bool(3))));
        function("platformScript", a -> PlatformScript.of(a.text(0)).compile(runtime));
        function("htmlRewriterModule", a -> values.buffer(PlatformModules.htmlRewriter()));
    }

    private void rest() throws JavetException {
        action("abortObject", a -> host.abortObject(a.whole(0), a.text(1), a.bool(2)));
        action(
                "failObject",
                a -> host.failObject(
                        a.whole(0), new Failure(Failure.Cause.OBJECT_RESET, a.text(1), a.text(2), a.text(3))));
        action("startTimer", a -> host.startTimer(a.whole(0), a.number(1), a.whole(2), a.whole(3)));
        action("cancelTimer", a -> host.cancelTimer(a.whole(0)));
        action("log", a -> host.log(a.text(0), a.text(1), a.whole(2), a.whole(3)));
        function("idFromName", a -> values.text(host.idFromName(a.text(0), a.text(1), a.text(2))));
        function("idFromString", a -> values.text(host.idFromString(a.text(0), a.text(1))));
        function("newUniqueId", a -> values.text(host.newUniqueId(a.text(0), a.text(1))));
        function("utf8Encode", a -> values.buffer(Pure.utf8Encode(a.text(0))));
        function("randomBytes", a -> values.buffer(Pure.randomBytes(a.integer(0))));
        function("domainToAscii", a -> values.text(Domains.toAscii(a.text(0))));
        function("now", a -> values.decimal(Pure.now()));
    }

    private static Failure.Cause cause(String kind) {
        return switch (kind) {
            case "threw" -> Failure.Cause.SCRIPT_THREW;
            case "hung" -> Failure.Cause.SCRIPT_HUNG;
            case "no-handler" -> Failure.Cause.NO_HANDLER;
            default -> throw new BorderException("argument 1 is not a kind of failure");
        };
    }

    private void action(String name, Action action) throws JavetException {
        action(name, values, action);
    }

    @Override
    public void function(String name, Function function) throws JavetException {
        IJavetDirectCallable.NoThisAndResult<JavetException> callable = arguments -> guarded(name, function, arguments);
        target.bindFunction(new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, callable));
    }

    private V8Value guarded(String name, Function function, V8Value @Nullable [] arguments) {
        try {
            return function.apply(new Arguments(arguments));
        } catch (BorderException | InvalidObjectIdException e) {
            runtime.throwError(V8ValueErrorType.Error, e.getMessage());
        } catch (JavetTerminatedException e) {
            // Script was ended while the host worked for it, and must not go on with an error that it can catch.
            LOG.log(Level.FINE, "script was ended in host function " + name, e);
            runtime.terminateExecution(V8RuntimeTerminationMode.Synchronous);
        } catch (JavetException | RuntimeException e) {
            LOG.log(Level.SEVERE, "host function " + name + " failed", e);
            runtime.throwError(V8ValueErrorType.Error, "internal error");
        }
        return runtime.createV8ValueUndefined();
    }
}
