package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.MessageTooLargeException;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Alarm;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.object.AlarmTime;
import dev.holdfast.sandbox.object.ObjectState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one version: its events, its objects, and the isolate they live in. All methods are called on its strand, see
 * {@link #strand}. When the isolate is retired, its events fail and its objects are reset; the next event starts a new
 * one.
 */
public final class IsolateHost {
    private static final Logger LOG = Logger.getLogger(IsolateHost.class.getName());
    private static final long CRITICAL_SECTION_SECONDS = 30;
    private static final String WAIT_UNTIL_TOO_LONG =
            "waitUntil() tasks did not complete within the allowed time after invocation end and have been cancelled.";

    private final Version version;
    private final Surroundings surroundings;
    private final Strand strand;
    private final TurnRunner turns;
    private final EventTable events;
    private final CallTable calls;
    private final TimerTable timers;
    private final ObjectTable objects;
    private final LogSink logs;
    private final HostSide host;
    private final Deliveries deliveries;
    private final AlarmDeliveries alarms;
    private final Deque<Runnable> afterTurn = new ArrayDeque<>();
    private final Set<Event> unanswered = new LinkedHashSet<>();
    private @Nullable Failure startupFailure;
    private boolean retiring;

    public IsolateHost(Version version, Surroundings surroundings) {
        this.version = version;
        this.surroundings = surroundings;
        this.strand = new Strand(surroundings.pool(), surroundings::flush, this::batchEnded, this::taskFailed);
        this.turns = new TurnRunner(version, surroundings.watchdog(), surroundings.gauge());
        this.events = new EventTable(surroundings);
        this.calls = new CallTable(version.number(), surroundings);
        this.deliveries = new Deliveries(this, events, calls);
        this.timers = new TimerTable(surroundings.scheduler(), strand, deliveries::timerDue);
        this.objects = new ObjectTable(version, surroundings);
        this.alarms = new AlarmDeliveries(this, events, objects);
        this.logs = new LogSink(version.number(), surroundings);
        this.host = new HostSide(this, version, new HostSide.Tables(events, calls, timers, objects, logs));
    }

    /** Where all other methods must be called. */
    public Strand strand() {
        return strand;
    }

    /** Starts the version for the first time, and reports how that went. */
    public void start() {
        try {
            TurnRunner.Started started = turns.start(host);
            surroundings.send(new VersionStarted(version.number(), started.startupMillis(), started.exports()));
        } catch (StartupFailure e) {
            startupFailure = e.failure();
            surroundings.send(new VersionFailed(version.number(), e.failure()));
        }
    }

    public void startObject(StartObject identity) {
        objects.add(identity);
    }

    /** Ends an object here; without a reason, an idle one is let go quietly. */
    public void stopObject(long number, Optional<Failure> reason) {
        objects.find(number).ifPresent(object -> {
            lose(object, reason.orElseGet(Failures::notHere));
            object.become(ObjectState.STOPPED);
            objects.remove(object);
            closeIfDone();
        });
    }

    /** Takes in a request for the version or one of its objects. */
    public void request(Request request) {
        if (request.target() instanceof Target.PlacedObject target) {
            Optional<ObjectHost> object = objects.find(target.object());
            if (object.isPresent()) {
                objectRequest(request, object.get());
            } else {
                events.abandon(events.open(request.exchange(), Optional.empty(), new CpuBudget(0)), Failures.notHere());
            }
        } else if (request.target() instanceof Target.Worker target && isAddressed(target)) {
            dispatch(
                    openStateless(request.exchange()),
                    entry -> entry.dispatchService(
                            request.exchange(),
                            target.entrypoint(),
                            target.props(),
                            request.method(),
                            request.url(),
                            request.headers(),
                            request.body()));
        } else {
            dispatchFetch(openStateless(request.exchange()), request);
        }
    }

    /** Takes in a schedule that is due. */
    public void scheduled(Scheduled due) {
        dispatch(
                openStateless(due.exchange()),
                entry -> entry.dispatchScheduled(due.exchange(), due.cron(), due.dueMillis()));
    }

    /** Takes in an alarm that is due. */
    public void alarm(Alarm due) {
        alarms.deliver(due, objects.find(due.object()));
    }

    /** Takes in anything else that belongs to an exchange. */
    public void received(ExchangeMessage message) {
        deliveries.received(message);
    }

    public void storageEntries(long operation, List<StorageEntry> entries) {
        objects.answered(operation).ifPresent(object -> {
            object.instance().storage.answered(operation, entries);
        });
    }

    public void storageAlarm(long operation, Optional<Long> dueMillis) {
        objects.answered(operation)
                .ifPresent(object -> object.instance().storage.alarm().answered(operation, new AlarmTime(dueMillis)));
    }

    public void storageCommitted(long operation) {
        objects.answered(operation)
                .ifPresent(object -> object.instance().storage.confirmed(operation));
    }

    public void storageFailed(long operation, Failure failure) {
        objects.answered(operation).ifPresent(object -> reset(object, failure));
    }

    /** No more events will come; the isolate is freed when those that are here have ended. */
    public void retire() {
        retiring = true;
        closeIfDone();
    }

    /** Called about once a second. */
    public void sweep() {
        objects.sweep();
        for (Event event : events.overdue()) {
            logs.log("warn", WAIT_UNTIL_TOO_LONG, 0);
            turn(event.budget(), entry -> entry.cancelEvent(event.exchange()));
            events.close(event);
        }
        turns.measure();
        if (turns.isTooLarge()) {
            fail(TurnRunner.Fault.MEMORY);
        }
    }

    /** Ends everything at once, without telling anybody. */
    public void close() {
        timers.abandon(timer -> true);
        turns.close();
    }

    /** Runs a turn on behalf of an object. */
    void turn(ObjectHost object, Consumer<Entry> work) {
        objects.touch(object);
        turn(object.budget(), work);
    }

    /** Resets an object once the present turn is over. */
    void resetAfterTurn(ObjectHost object, Failure failure) {
        ObjectHost.Instance instance = object.instance();
        afterTurn.add(() -> {
            if (object.instance() == instance) {
                reset(object, failure);
            }
        });
    }

    /**
     * Ends an object's instance in the middle of a turn, which ends as well.
     *
     * @param dropsAlarm whether the object's alarm goes with it
     */
    void abort(ObjectHost object, Failure failure, boolean dropsAlarm) {
        ObjectHost.Instance instance = object.instance();
        afterTurn.addFirst(() -> {
            if (object.instance() == instance) {
                reset(object, failure);
                if (dropsAlarm) {
                    object.instance().storage.setAlarm(AlarmTime.NONE, true);
                    flush(object);
                }
            }
        });
        turns.stopTurn();
    }

    /** Ends an event of no object in the middle of a turn, which ends as well. */
    void abort(Event event, Failure failure) {
        afterTurn.addFirst(() -> giveUp(event, failure));
        turns.stopTurn();
    }

    void enterCritical(ObjectHost object) {
        ObjectHost.Instance instance = object.instance();
        instance.input.enterSection();
        long section = instance.input.section();
        Runnable check = () -> {
            if (object.instance() == instance && instance.input.isInside(section)) {
                reset(object, Failures.criticalSectionTimeout());
            }
        };
        instance.deadlines.push(surroundings
                .scheduler()
                .schedule(() -> strand.execute(check), CRITICAL_SECTION_SECONDS, TimeUnit.SECONDS));
    }

    private void objectRequest(Request request, ObjectHost object) {
        Event event = events.open(request.exchange(), Optional.of(object), object.budget());
        if (object.isOverloaded()) {
            events.abandon(event, Failures.overloaded());
            return;
        }
        objects.busy(object);
        object.enter(0, () -> dispatchFetch(event, request));
    }

    private Event openStateless(long exchange) {
        return events.open(exchange, Optional.empty(), new CpuBudget(version.cpuMillis()));
    }

    private static boolean isAddressed(Target.Worker target) {
        return !target.entrypoint().isEmpty() || !target.props().isEmpty();
    }

    private void dispatchFetch(Event event, Request request) {
        dispatch(
                event,
                entry -> entry.dispatchFetch(
                        event.exchange(),
                        event.objectNumber(),
                        request.method(),
                        request.url(),
                        request.headers(),
                        request.body()));
    }

    void dispatch(Event event, Consumer<Entry> begin) {
        if (!event.advance(Event.State.RUNNING) || !isStarted(event)) {
            return;
        }
        event.object().ifPresent(object -> {
            object.budget().refill();
            place(object);
        });
        turn(event, begin);
    }

    private void place(ObjectHost object) {
        if (object.state() == ObjectState.PLACED) {
            object.become(ObjectState.RUNNING);
            StartObject identity = object.identity();
            turn(
                    object,
                    entry ->
                            entry.placeObject(identity.object(), identity.className(), identity.id(), identity.name()));
        }
    }

    /** Starts an isolate when there is none; an event that cannot run fails. */
    private boolean isStarted(Event event) {
        if (turns.isStarted()) {
            turns.lock();
            return true;
        }
        if (startupFailure == null) {
            try {
                turns.start(host);
                return true;
            } catch (StartupFailure e) {
                LOG.warning("version " + version.number() + " did not start again: " + e.getMessage());
                events.abandon(event, e.failure());
                return false;
            }
        }
        events.abandon(event, startupFailure);
        return false;
    }

    /** Runs a turn on behalf of an event. */
    void turn(Event event, Consumer<Entry> work) {
        if (event.object().isPresent()) {
            turn(event.object().get(), work);
        } else {
            unanswered.add(event);
            turn(event.budget(), work);
        }
    }

    /** Runs a turn that belongs to no event that is still known. */
    void turn(Consumer<Entry> work) {
        turn(new CpuBudget(version.cpuMillis()), work);
    }

    private void turn(CpuBudget budget, Consumer<Entry> work) {
        turns.lock();
        Optional<TurnRunner.Fault> fault = turns.run(budget, work);
        if (fault.isPresent()) {
            afterTurn.clear();
            fail(fault.get());
            return;
        }
        events.report();
        for (Runnable next = afterTurn.poll(); next != null; next = afterTurn.poll()) {
            next.run();
        }
        for (ObjectHost object : objects.takeTouched()) {
            flush(object);
            object.admit();
        }
    }

    private void flush(ObjectHost object) {
        try {
            object.instance().storage.flush();
        } catch (MessageTooLargeException e) {
            reset(object, Failures.commitTooLarge());
        }
    }

    /** The instance is lost; the next event makes a new one. */
    private void reset(ObjectHost object, Failure failure) {
        lose(object, failure);
        surroundings.send(new ObjectReset(object.number(), failure));
    }

    private void lose(ObjectHost object, Failure failure) {
        boolean running = object.state() == ObjectState.RUNNING;
        forget(object, failure);
        if (running) {
            turn(object.budget(), entry -> entry.dropObject(object.number()));
        }
    }

    private void forget(ObjectHost object, Failure failure) {
        objects.forget(object);
        calls.abandon(call -> call.belongsTo(object));
        timers.abandon(timer -> timer.belongsTo(object));
        object.renew();
        object.events().forEach(event -> events.abandon(event, failure));
    }

    /** The isolate cannot be used any longer: all that lives in it is lost. */
    private void fail(TurnRunner.Fault fault) {
        turns.retire();
        unanswered.clear();
        for (Event event : events.stateless()) {
            events.abandon(event, failure(fault, false));
        }
        calls.abandon(call -> call.object().isEmpty());
        timers.abandon(timer -> timer.object().isEmpty());
        List<ObjectHost> lost = new ArrayList<>(objects.all());
        lost.removeIf(object ->
                object.state() != ObjectState.RUNNING && object.events().isEmpty());
        for (ObjectHost object : lost) {
            Failure failure = failure(fault, true);
            forget(object, failure);
            surroundings.send(new ObjectReset(object.number(), failure));
        }
    }

    private Failure failure(TurnRunner.Fault fault, boolean object) {
        return switch (fault) {
            case CPU -> Failures.cpuLimit(object);
            case MEMORY -> Failures.memoryLimit(object);
            case BROKEN -> Failures.internal("version " + version.number());
        };
    }

    /** A fault of ours: what the task was to settle is unknown, so everything of this version fails. */
    private void taskFailed(Throwable fault) {
        LOG.log(Level.SEVERE, "a task of version " + version.number() + " failed", fault);
        if (!(fault instanceof RuntimeException)) {
            surroundings.lastResort().giveUp("version " + version.number() + ": " + fault);
            return;
        }
        try {
            fail(TurnRunner.Fault.BROKEN);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "version " + version.number() + " could not be given up", e);
            surroundings.lastResort().giveUp("version " + version.number() + ": " + e);
        }
    }

    private void batchEnded() {
        failHung();
        events.report();
        closeIfDone();
        turns.unlock();
        surroundings.flush();
    }

    private void failHung() {
        List<Event> asked = new ArrayList<>(unanswered);
        unanswered.clear();
        for (Event event : asked) {
            if (event.is(Event.State.RUNNING) && turns.isStarted()) {
                turn(event.budget(), entry -> {
                    if (entry.isHung(event.exchange())) {
                        afterTurn.add(() -> hung(event));
                    }
                });
            }
        }
    }

    private void hung(Event event) {
        giveUp(event, Failures.hung());
    }

    /** Fails an event for good, whatever script would still do for it. */
    private void giveUp(Event event, Failure failure) {
        events.fail(event, failure);
        turn(event.budget(), entry -> entry.cancelEvent(event.exchange()));
        events.done(event.exchange());
    }

    private void closeIfDone() {
        if (retiring && events.isEmpty() && objects.isEmpty()) {
            close();
        }
    }
}
