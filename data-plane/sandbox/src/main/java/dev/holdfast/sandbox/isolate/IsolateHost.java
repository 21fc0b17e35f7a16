package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.codec.MessageTooLargeException;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Alarm;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StorageAlarm;
import dev.holdfast.link.message.PodMessage.StorageAnswer;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import dev.holdfast.link.message.PodMessage.StorageEntries;
import dev.holdfast.link.message.PodMessage.StorageEverything;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.SandboxMessage.VersionStarted;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.object.AlarmTime;
import dev.holdfast.sandbox.object.CacheUse;
import dev.holdfast.sandbox.object.ObjectState;
import dev.holdfast.sandbox.object.ObjectStorage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
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

    /** Longer than a pod tries to read storage; then it answers that it failed. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(90);

    private static final String WAIT_UNTIL_TOO_LONG =
            "[\"waitUntil() tasks did not complete within the allowed time after invocation end and have been cancelled.\"]";

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
    private final Arrivals arrivals;
    private final Deliveries deliveries;
    private final AlarmDeliveries alarms;
    private final SocketEvents sockets;
    private final StorageInbox inbox;
    private final CacheUse cacheUse = new CacheUse();
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
        this.objects = new ObjectTable(version, surroundings, cacheUse);
        this.arrivals = new Arrivals(this, version, events, objects);
        this.timers = new TimerTable(surroundings.scheduler(), strand, deliveries::timerDue);
        this.alarms = new AlarmDeliveries(this, events, objects);
        this.inbox = new StorageInbox(strand, this::answered);
        this.logs = new LogSink(version.number(), surroundings);
        this.sockets = new SocketEvents(this, objects, events, surroundings);
        SocketSide socketSide = new SocketSide(objects, events, surroundings);
        this.host = new HostSide(
                this,
                version,
                new HostSide.Tables(events, calls, timers, objects, logs, socketSide),
                new StorageSide(this, objects, new BlockingReads(inbox, objects, surroundings, turns, LONGEST_READ)));
    }

    /** Where all other methods must be called. */
    public Strand strand() {
        return strand;
    }

    /** Where what comes from the sockets of objects is taken in. */
    public SocketEvents sockets() {
        return sockets;
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
        arrivals.request(request);
    }

    /** Takes in a session of remote calls with the version or one of its objects. */
    public void session(ExchangeMessage.Session session) {
        arrivals.session(session);
    }

    /** Takes in a schedule that is due. */
    public void scheduled(Scheduled due) {
        arrivals.scheduled(due);
    }

    /** Takes in an alarm that is due. */
    public void alarm(Alarm due) {
        alarms.deliver(due, objects.find(due.object()));
    }

    /** Takes in anything else that belongs to an exchange. */
    public void received(ExchangeMessage message) {
        deliveries.received(message);
    }

    /** Takes in an answer of storage; the one method for the threads that read the link, one at a time. */
    public void storageAnswered(StorageAnswer answer) {
        inbox.arrived(answer);
    }

    /** No more events will come; the isolate is freed when those that are here have ended. */
    public void retire() {
        retiring = true;
        closeIfDone();
    }

    /** Called about once a second. */
    public void sweep() {
        objects.sweep();
        CacheUse.Counts used = cacheUse.take();
        if (!used.isNothing()) {
            surroundings.send(new SandboxMessage.CacheUse(used.hits(), used.misses()));
        }
        for (Event event : events.overdue()) {
            logs.log("warn", WAIT_UNTIL_TOO_LONG, LogSink.Origin.of(event.object(), Optional.of(event)));
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

    /** Calls back on the strand. */
    Future<?> after(long delay, TimeUnit unit, Runnable task) {
        return surroundings.scheduler().schedule(() -> strand.execute(task), delay, unit);
    }

    private void answered(StorageAnswer answer) {
        objects.answered(answer.operation()).ifPresent(object -> {
            ObjectStorage storage = object.instance().storage;
            switch (answer) {
                case StorageEntries found -> storage.answered(found.operation(), found.entries(), false);
                case StorageEverything found -> storage.answered(found.operation(), found.entries(), true);
                case StorageAlarm found ->
                    storage.alarm().answered(found.operation(), new AlarmTime(found.dueMillis()));
                case StorageCommitted committed -> storage.confirmed(committed.operation());
                case StorageFailed failed -> reset(object, failed.failure());
            }
        });
    }

    /** Begins an event, or goes on with one of which script has been told parts. */
    void dispatch(Event event, Consumer<Entry> begin) {
        boolean waited = event.advance(Event.State.RUNNING);
        if (!(waited || event.isAboutMessage()) || !isStarted(event)) {
            return;
        }
        if (event.object().isPresent()) {
            dispatch(event, event.object().get(), begin);
        } else {
            begin(event, begin);
        }
    }

    /** The first event of an instance makes it; like any other it waits for what the constructor began to do. */
    private void dispatch(Event event, ObjectHost object, Consumer<Entry> begin) {
        object.budget().refill();
        if (object.state() != ObjectState.PLACED) {
            begin(event, begin);
            return;
        }
        if (!construct(object, event)) {
            return;
        }
        if (object.instance().input.isOpen()) {
            begin(event, begin);
        } else {
            object.instance().input.enterFirst(() -> {
                if (event.is(Event.State.RUNNING)) {
                    begin(event, begin);
                }
            });
        }
    }

    private void begin(Event event, Consumer<Entry> work) {
        turn(event, work);
        event.begun().forEach(arrived -> turn(event, arrived));
    }

    /** Tells script part of what an event will bring; that does not enter the object. */
    void prepare(Event event, ObjectHost object, Consumer<Entry> work) {
        event.advance(Event.State.RUNNING);
        if (isStarted(event) && (object.state() != ObjectState.PLACED || construct(object, event))) {
            turn(event, work);
        }
    }

    /** Makes an instance, on behalf of its first event; false when that failed. */
    private boolean construct(ObjectHost object, Event event) {
        object.become(ObjectState.RUNNING);
        ObjectHost.Instance instance = object.instance();
        turn(object, entry -> entry.placeObject(object.identity()));
        sockets.restore(object);
        turn(object, entry -> entry.constructObject(object.number(), event.exchange()));
        return object.instance() == instance;
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
    void reset(ObjectHost object, Failure failure) {
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
