package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.SandboxMessage.ObjectIdle;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.sandbox.object.CacheUse;
import dev.holdfast.sandbox.object.ObjectState;
import dev.holdfast.sandbox.object.StorageChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of one version in this sandbox, and which of them wait for storage. */
final class ObjectTable {
    private final Version version;
    private final Surroundings surroundings;
    private final CacheUse cacheUse;
    private final Map<Long, ObjectHost> objects = new HashMap<>();
    private final Map<Long, ObjectHost> operations = new HashMap<>();
    private final Set<ObjectHost> touched = new LinkedHashSet<>();
    private long last;

    ObjectTable(Version version, Surroundings surroundings, CacheUse cacheUse) {
        this.version = version;
        this.surroundings = surroundings;
        this.cacheUse = cacheUse;
    }

    void add(StartObject identity) {
        ObjectHost object = new ObjectHost(identity, new CpuBudget(version.cpuMillis()), cacheUse, Channel::new);
        objects.put(object.number(), object);
    }

    Optional<ObjectHost> find(long number) {
        return number == 0 ? Optional.empty() : Optional.ofNullable(objects.get(number));
    }

    List<ObjectHost> all() {
        return new ArrayList<>(objects.values());
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    void remove(ObjectHost object) {
        objects.remove(object.number());
        forget(object);
    }

    /** Answers for the object's operations will be ignored. */
    void forget(ObjectHost object) {
        operations.values().removeIf(owner -> owner.number() == object.number());
        touched.remove(object);
    }

    /** The object that waits for this operation; it waits no longer. */
    Optional<ObjectHost> answered(long operation) {
        return Optional.ofNullable(operations.remove(operation));
    }

    /** Sequence of the operation that was begun last. */
    long lastOperation() {
        return Numbers.sequence(last);
    }

    /** The object did something in this turn. */
    void touch(ObjectHost object) {
        touched.add(object);
    }

    /** Who did something since this was asked last. */
    List<ObjectHost> takeTouched() {
        List<ObjectHost> taken = new ArrayList<>(touched);
        touched.clear();
        return taken;
    }

    /** Tells the pod which objects have become idle since the last sweep. */
    void sweep() {
        for (ObjectHost object : objects.values()) {
            object.sweep();
            if (!object.isIdleReported() && object.state() == ObjectState.RUNNING && object.isIdle()) {
                object.idleReported(true);
                surroundings.send(new ObjectIdle(object.number(), true));
            }
        }
    }

    /** An event has come for the object. */
    void busy(ObjectHost object) {
        if (object.isIdleReported()) {
            object.idleReported(false);
            surroundings.send(new ObjectIdle(object.number(), false));
        }
    }

    private final class Channel implements StorageChannel {
        private final ObjectHost object;

        Channel(ObjectHost object) {
            this.object = object;
        }

        @Override
        public long read(StorageQuery query) {
            long operation = next();
            surroundings.send(new StorageRead(operation, object.number(), query));
            return operation;
        }

        @Override
        public long commit(List<StorageChange> changes) {
            long operation = next();
            surroundings.send(new StorageCommit(operation, object.number(), changes));
            return operation;
        }

        private long next() {
            long operation = Numbers.operation(version.number(), ++last);
            operations.put(operation, object);
            return operation;
        }
    }
}
