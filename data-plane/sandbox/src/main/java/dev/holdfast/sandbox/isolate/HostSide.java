package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.id.ObjectIds;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.border.BorderException;
import dev.holdfast.sandbox.border.Host;
import dev.holdfast.sandbox.isolate.TimerTable.Timer;
import dev.holdfast.sandbox.object.AlarmTime;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, ObjectIds> namespaces = new HashMap<>();

    HostSide(IsolateHost isolate, Version version, Tables tables) {
        this.isolate = isolate;
        this.events = tables.events();
        this.calls = tables.calls();
        this.timers = tables.timers();
        this.objects = tables.objects();
        this.logs = tables.logs();
        version.bundle().uniqueKeys().forEach((id, key) -> namespaces.put(id, new ObjectIds(key)));
    }

    /** What an isolate host keeps track of. */
    record Tables(EventTable events, CallTable calls, TimerTable timers, ObjectTable objects, LogSink logs) {}

    @Override
    public void respond(long event, int status, String statusText, Headers headers, Body body) {
        events.respond(event, status, statusText, headers, body);
    }

    @Override
    public void fail(long event, Failure failure, boolean reset) {
        events.find(event).ifPresent(found -> {
            if (reset && found.object().isPresent()) {
                isolate.resetAfterTurn(found.object().get(), failure);
            } else {
                events.fail(found, failure);
            }
        });
    }

    @Override
    public void eventDone(long event) {
        events.done(event);
    }

    @Override
    public void call(Call call) {
        if (call.destination() instanceof Destination.AnyObject object
                && !namespaces.containsKey(object.namespaceId())) {
            throw new BorderException("no such namespace");
        }
        calls.open(call, events.find(call.event()), objects.find(call.caller()));
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
    public Optional<List<StorageEntry>> storageGet(
            long operation, long object, List<String> keys, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return waiting(
                host,
                !allowConcurrency,
                end -> host.instance()
                        .storage
                        .get(
                                keys,
                                entries -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleStorage(operation, entries)))));
    }

    @Override
    public Optional<List<StorageEntry>> storageList(
            long operation, long object, ListQuery query, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return waiting(
                host,
                !allowConcurrency,
                end -> host.instance()
                        .storage
                        .list(
                                query,
                                entries -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleStorage(operation, entries)))));
    }

    @Override
    public void storagePut(long object, List<StorageEntry> entries, boolean allowUnconfirmed) {
        object(object).instance().storage.put(entries, !allowUnconfirmed);
    }

    @Override
    public Optional<Integer> storageDelete(long operation, long object, List<String> keys, boolean allowUnconfirmed) {
        ObjectHost host = object(object);
        return waiting(
                host,
                true,
                end -> host.instance()
                        .storage
                        .delete(
                                keys,
                                !allowUnconfirmed,
                                count -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleNumber(operation, count)))));
    }

    @Override
    public void storageDeleteAll(long object) {
        object(object).instance().storage.deleteAll();
    }

    @Override
    public long storageGetAlarm(long operation, long object, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return waiting(
                        host,
                        !allowConcurrency,
                        end -> host.instance()
                                .storage
                                .alarm()
                                .get(found -> end.accept(() ->
                                        isolate.turn(host, entry -> entry.settleNumber(operation, dueOrNone(found))))))
                .map(HostSide::dueOrNone)
                .orElse(LATER);
    }

    @Override
    public void storageSetAlarm(long object, Optional<Long> dueMillis, boolean allowUnconfirmed) {
        object(object).instance().storage.setAlarm(new AlarmTime(dueMillis), !allowUnconfirmed);
    }

    @Override
    public boolean storageSync(long operation, long object) {
        ObjectHost host = object(object);
        return host.instance().storage.sync(() -> isolate.turn(host, entry -> entry.settleNumber(operation, 0)));
    }

    @Override
    public void enterCritical(long object) {
        isolate.enterCritical(object(object));
    }

    @Override
    public void leaveCritical(long object) {
        ObjectHost host = object(object);
        if (host.instance().input.depth() > 0) {
            host.instance().input.leaveSection();
            host.instance().deadlines.pop().cancel(false);
        }
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
    public void log(String level, String text, long object, long event) {
        logs.log(level, text, object);
    }

    /** Shuts the input gate, when the work does not end at once, until script has seen its result. */
    private <T> Optional<T> waiting(ObjectHost host, boolean lock, Work<T> work) {
        ObjectHost.Instance instance = host.instance();
        Optional<T> result = work.begin(settle -> {
            settle.run();
            if (lock && host.instance() == instance) {
                instance.input.unlock();
                host.admit();
            }
        });
        if (lock && result.isEmpty()) {
            instance.input.lock();
        }
        return result;
    }

    private interface Work<T> {
        Optional<T> begin(Consumer<Runnable> end);
    }

    private void onStream(long stream, Consumer<Event> onEvent, Consumer<OutgoingCall> onCall) {
        if (stream >= 0) {
            events.find(stream).ifPresent(onEvent);
        } else {
            Optional.ofNullable(calls.byOperation(-stream)).ifPresent(onCall);
        }
    }

    private static long dueOrNone(AlarmTime alarm) {
        return alarm.dueMillis().orElse(NO_ALARM);
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
