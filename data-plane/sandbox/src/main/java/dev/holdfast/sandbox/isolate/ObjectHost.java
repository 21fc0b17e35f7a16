package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.sandbox.object.CacheUse;
import dev.holdfast.sandbox.object.InputGate;
import dev.holdfast.sandbox.object.ObjectState;
import dev.holdfast.sandbox.object.ObjectStorage;
import dev.holdfast.sandbox.object.OutputGate;
import dev.holdfast.sandbox.object.StorageChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One object: identity, lifecycle, and what belongs to its present instance. */
final class ObjectHost {
    private static final long CACHE_BYTES = 4L * 1024 * 1024;
    private static final int MOST_WAITING = 1000;
    /** What an object began, or gave to {@code waitUntil}, keeps it for no longer (reference: durable-objects 6.1). */
    private static final long PROTECTED_SECONDS = 15 * 60;

    private final StartObject identity;
    private final StorageChannel channel;
    private final CacheUse cacheUse;
    private final CpuBudget budget;
    private final SequencedMap<Long, Event> events = new LinkedHashMap<>();
    private final ObjectSockets sockets = new ObjectSockets();
    private ObjectState state = ObjectState.PLACED;
    private Instance instance;
    private boolean admitting;
    private boolean idleReported;
    private int operations;
    private long restingSeconds;

    /** What is lost with an instance. */
    static final class Instance {
        final InputGate input = new InputGate();
        final OutputGate output = new OutputGate();
        final ObjectStorage storage;
        final CriticalSections sections = new CriticalSections(input);

        private Instance(StorageChannel channel, CacheUse cacheUse) {
            this.storage = new ObjectStorage(channel, output, cacheUse, CACHE_BYTES);
        }
    }

    /** @param channels makes the way to the store of this object */
    ObjectHost(StartObject identity, CpuBudget budget, CacheUse cacheUse, Channels channels) {
        this.identity = identity;
        this.budget = budget;
        this.cacheUse = cacheUse;
        this.channel = channels.of(this);
        this.instance = new Instance(channel, cacheUse);
    }

    /** Makes the way to an object's store. */
    interface Channels {
        StorageChannel of(ObjectHost object);
    }

    StartObject identity() {
        return identity;
    }

    long number() {
        return identity.object();
    }

    CpuBudget budget() {
        return budget;
    }

    Instance instance() {
        return instance;
    }

    ObjectState state() {
        return state;
    }

    void become(ObjectState next) {
        state = state.next(next);
    }

    ObjectSockets sockets() {
        return sockets;
    }

    Outbox outbox() {
        return message -> instance.output.send(message);
    }

    /** A new instance, whose gates are open; the old one's waiting events and held messages are dropped. */
    void renew() {
        instance.sections.clear();
        instance = new Instance(channel, cacheUse);
        operations = 0;
        if (state == ObjectState.RUNNING) {
            become(ObjectState.PLACED);
        }
    }

    /** Lets something in through the input gate, now or later. */
    void enter(long section, Runnable event) {
        instance.input.enter(section, event);
        admit();
    }

    /** Lets in who may enter now; to be called after each turn. */
    void admit() {
        if (!admitting) {
            admitting = true;
            try {
                instance.input.admit();
            } finally {
                admitting = false;
            }
        }
    }

    void add(Event event) {
        events.put(event.exchange(), event);
        restingSeconds = 0;
    }

    void remove(Event event) {
        events.remove(event.exchange());
    }

    List<Event> events() {
        return new ArrayList<>(events.values());
    }

    /** What came last of what is under way. */
    Optional<Event> latestEvent() {
        return Optional.ofNullable(events.lastEntry()).map(Map.Entry::getValue);
    }

    /** Counts calls and timers, which keep the object from being idle. */
    void operationBegan() {
        operations++;
    }

    void operationEnded() {
        operations = Math.max(0, operations - 1);
    }

    /** Whether so many events wait to enter that no more are taken. */
    boolean isOverloaded() {
        return instance.input.waiting() >= MOST_WAITING;
    }

    /** Counts for how long nobody has waited for an answer; to be called once a second. */
    void sweep() {
        boolean resting = true;
        for (Event event : events.values()) {
            resting &= event.lingers() > 0;
        }
        restingSeconds = resting ? restingSeconds + 1 : 0;
    }

    /** Whether it may be let go: nothing is under way, or nothing that still protects it. */
    boolean isIdle() {
        boolean finished = events.isEmpty() && operations == 0;
        return (finished || restingSeconds > PROTECTED_SECONDS)
                && instance.storage.isQuiet()
                && instance.input.isQuiet()
                && instance.output.isOpen();
    }

    /** Whether the pod was told that the object is idle. */
    boolean isIdleReported() {
        return idleReported;
    }

    void idleReported(boolean idle) {
        idleReported = idle;
    }
}
