package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.id.ObjectIds;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.sandbox.border.BorderException;
import dev.holdfast.sandbox.border.Host;
import dev.holdfast.sandbox.border.SocketHost;
import dev.holdfast.sandbox.border.StorageHost;
import dev.holdfast.sandbox.isolate.LogSink.Origin;
import dev.holdfast.sandbox.isolate.TimerTable.Timer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What script asks of its isolate host: finds out whom it concerns and hands it on. Runs in the middle of turns. */
final class HostSide implements Host {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IsolateHost isolate;
    private final EventTable events;
    private final CallTable calls;
    private final TimerTable timers;
    private final ObjectTable objects;
    private final LogSink logs;
    private final SocketSide sockets;
    private final StorageHost storage;
    private final Map<String, ObjectIds> namespaces = new HashMap<>();

    HostSide(IsolateHost isolate, Version version, Tables tables, StorageHost storage) {
        this.isolate = isolate;
        this.storage = storage;
        this.events = tables.events();
        this.calls = tables.calls();
        this.timers = tables.timers();
        this.objects = tables.objects();
        this.logs = tables.logs();
        this.sockets = tables.sockets();
        version.bundle().uniqueKeys().forEach((id, key) -> namespaces.put(id, new ObjectIds(key)));
    }

    /** What an isolate host keeps track of. */
    record Tables(
            EventTable events,
            CallTable calls,
            TimerTable timers,
            ObjectTable objects,
            LogSink logs,
            SocketSide sockets) {}

    @Override
    public SocketHost sockets() {
        return sockets;
    }

    @Override
    public void respond(long event, int status, String statusText, Headers headers, Body body) {
        events.respond(event, status, statusText, headers, body);
    }

    @Override
    public void fail(long event, Failure failure) {
        events.find(event).ifPresent(found -> events.fail(found, failure));
    }

    @Override
    public void eventDone(long event) {
        events.done(event);
    }

    @Override
    public void called(long event, String method) {
        if (method.length() > EventDone.LONGEST_METHOD) {
            throw new BorderException("the name of a method is too long");
        }
        events.find(event).ifPresent(found -> found.called(method));
    }

    @Override
    public void thrown(Failure failure, long object, long event) {
        logs.thrown(failure, Origin.of(objects.find(object), events.findUnreported(event)));
    }

    @Override
    public void call(Call call) {
        requireNamespace(call.destination());
        calls.open(call, events.find(call.event()), objects.find(call.caller()));
    }

    @Override
    public void openSession(SessionCall call) {
        requireNamespace(call.destination());
        if (call.opening().length > ExchangeMessage.MAX_CHUNK) {
            throw new BorderException("the opening is too large");
        }
        calls.open(call, events.find(call.event()), objects.find(call.caller()));
    }

    @Override
    public boolean admit(long operation, long object, long section) {
        ObjectHost host = object(object);
        if (host.instance().input.isOpenFor(section)) {
            return true;
        }
        host.instance().input.enter(section, () -> isolate.turn(host, entry -> entry.settleNumber(operation, 0)));
        objects.touch(host);
        return false;
    }

    @Override
    public long currentSection(long object) {
        return object(object).instance().input.section();
    }

    @Override
    public void abortEvent(long event, String message) {
        Event found = events.find(event).orElseThrow(() -> new BorderException("no such event"));
        isolate.abort(found, Failures.abortedEvent(message));
    }

    @Override
    public void cancelCall(long operation) {
        OutgoingCall call = calls.byOperation(operation);
        if (call != null) {
            calls.cancel(call);
        }
    }

    @Override
    public void passSocket(long event, Headers headers, long operation) {
        OutgoingCall call = calls.byOperation(operation);
        if (call == null) {
            throw new BorderException("no such call");
        }
        events.find(event).ifPresent(found -> events.passSocket(found, headers, call, () -> calls.close(call)));
    }

    @Override
    public void socketFrame(long stream, boolean text, boolean last, byte[] bytes) {
        if (bytes.length > ExchangeMessage.MAX_CHUNK) {
            throw new BorderException("the part of a message is too large");
        }
        onStream(
                stream,
                event -> events.socketFrame(event, text, last, bytes),
                call -> calls.socketFrame(call, text, last, bytes));
    }

    @Override
    public void socketClose(long stream, int code, String reason) {
        onStream(
                stream,
                event -> events.socketClose(event, code, reason),
                call -> calls.socketClose(call, code, reason));
    }

    @Override
    public void bodyChunk(long stream, byte[] bytes) {
        onStream(stream, event -> events.chunk(event, bytes), call -> calls.chunk(call, bytes));
    }

    @Override
    public void bodyEnd(long stream) {
        onStream(stream, events::bodyEnded, calls::bodyEnded);
    }

    @Override
    public void bodyAbort(long stream, String reason) {
        onStream(stream, event -> events.bodyAborted(event, reason), call -> calls.bodyAborted(call, reason));
    }

    @Override
    public void bodyCredit(long stream, int bytes) {
        onStream(stream, event -> events.credit(event, bytes), call -> calls.credit(call, bytes));
    }

    @Override
    public void bodyStop(long stream) {
        onStream(stream, events::stopReading, calls::stopReading);
    }

    @Override
    public String idFromName(String namespaceId, String name, String jurisdiction) {
        return ids(namespaceId).fromName(name, jurisdiction);
    }

    @Override
    public String idFromString(String namespaceId, String text) {
        ObjectIds ids = ids(namespaceId);
        return ids.parse(text) + ids.jurisdictionOf(text);
    }

    @Override
    public String newUniqueId(String namespaceId, String jurisdiction) {
        return ids(namespaceId).unique(RANDOM, jurisdiction);
    }

    @Override
    public StorageHost storage() {
        return storage;
    }

    @Override
    public void failObject(long object, Failure failure) {
        isolate.abort(object(object), failure, false);
    }

    @Override
    public void abortObject(long object, String message, boolean retryAlarm) {
        ObjectHost host = object(object);
        boolean dropsAlarm = !retryAlarm && host.instance().storage.alarm().isRunning();
        isolate.abort(host, Failures.aborted(message), dropsAlarm);
    }

    @Override
    public void startTimer(long operation, double delayMillis, long object, long event) {
        Optional<ObjectHost> host = objects.find(object);
        long section = host.map(found -> found.instance().input.section()).orElse(0L);
        timers.start(new Timer(operation, events.find(event), host, section), delayMillis);
    }

    @Override
    public void cancelTimer(long operation) {
        timers.cancel(operation);
    }

    @Override
    public void log(String level, String message, long object, long event) {
        logs.log(level, message, Origin.of(objects.find(object), events.findUnreported(event)));
    }

    private void onStream(long stream, Consumer<Event> onEvent, Consumer<OutgoingCall> onCall) {
        if (stream >= 0) {
            events.find(stream).ifPresent(onEvent);
        } else {
            Optional.ofNullable(calls.byOperation(-stream)).ifPresent(onCall);
        }
    }

    private void requireNamespace(Destination destination) {
        if (destination instanceof Destination.AnyObject object && !namespaces.containsKey(object.namespaceId())) {
            throw new BorderException("no such namespace");
        }
    }

    private ObjectHost object(long number) {
        return objects.find(number).orElseThrow(() -> new BorderException("no such object"));
    }

    private ObjectIds ids(String namespaceId) {
        ObjectIds ids = namespaces.get(namespaceId);
        if (ids == null) {
            throw new BorderException("no such namespace");
        }
        return ids;
    }
}
