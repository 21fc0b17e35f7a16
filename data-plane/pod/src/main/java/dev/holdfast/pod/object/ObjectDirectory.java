package dev.holdfast.pod.object;

import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.contract.Shards;
import dev.holdfast.link.id.InvalidObjectIdException;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.NamespaceBinding;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.config.ObjectsConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.sandbox.ObjectCalls;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.sandbox.SandboxViolationException;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.time.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The objects that this pod hosts. Every call passes here, from whatever sandbox: it must have a binding to the
 * namespace, and the id must belong to the namespace.
 */
public final class ObjectDirectory implements ObjectCalls {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int MAX_NAME_BYTES = 1024;

    /** Close code that asks clients to connect again. */
    private static final int SERVICE_RESTART = 1012;

    private final ConcurrentHashMap<ObjectKey, HostedObject> objects = new ConcurrentHashMap<>();
    private final AtomicIntegerArray perShard = new AtomicIntegerArray(Shards.COUNT);
    private final ObjectServices services;

    public ObjectDirectory(
            Assigner assigner,
            ShardTable shards,
            SandboxPool sandboxes,
            ObjectStore store,
            AlarmTimes alarms,
            CommitTokens tokens,
            ObjectsConfig config,
            Invocations invocations,
            Timers timers) {
        ObjectTimes times = new ObjectTimes(config.idleTimeout(), config.updateDelay(), config.storageTimeout());
        services = new ObjectServices(
                assigner,
                shards,
                sandboxes,
                store,
                alarms,
                new Retry(timers, times.storage()),
                tokens,
                times,
                config.maxQueue(),
                invocations,
                timers);
    }

    /**
     * Begins to let idle objects go and to keep the leases of shards that have objects here.
     *
     * @param inUse which shards are needed besides
     */
    public void start(IntPredicate inUse) {
        var _ = services.timers().every(SWEEP, this::sweep);
        var _ = services.shards().keep(shard -> perShard.get(shard) > 0 || inUse.test(shard), this::shardLost);
    }

    /** Has an object handle an alarm that is due; it is woken if it does not run. */
    public Callee alarm(ObjectKey key, String accountId, AlarmDue due, Caller caller) {
        return enter(() -> hosted(key, accountId, Optional.empty()), object -> object.alarm(due, caller));
    }

    /**
     * Makes changes to an object's storage that its code did not ask for. An instance in memory is let go first.
     *
     * @param force whether a busy instance is reset for it
     */
    public CompletableFuture<EditOutcome> change(
            ObjectKey key, PublishedNamespace namespace, List<StorageChange> changes, boolean force) {
        return StorageLimits.refusal(changes, namespace.storage())
                .<CompletableFuture<EditOutcome>>map(
                        reason -> CompletableFuture.completedFuture(new EditOutcome.Failed(reason)))
                .orElseGet(() -> edit(key, namespace, () -> OutsideEdit.of(changes, force)));
    }

    /** Deletes all that an object stores, its alarm and its name; it is let go first, as for a change. */
    public CompletableFuture<EditOutcome> delete(ObjectKey key, PublishedNamespace namespace, boolean force) {
        return edit(key, namespace, () -> OutsideEdit.forgetting(force));
    }

    /** How an object is present here; empty when the pod does not know it. */
    public Optional<Presence> presence(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(HostedObject::presence);
    }

    private CompletableFuture<EditOutcome> edit(
            ObjectKey key, PublishedNamespace namespace, Supplier<OutsideEdit> edit) {
        return enter(() -> hosted(key, namespace.accountId(), Optional.empty()), object -> object.edit(edit.get()))
                .whenComplete((outcome, failure) -> letGo(key));
    }

    /** Ends an object's instance, if there is one here. */
    public void reset(ObjectKey key, Failure reason) {
        HostedObject object = objects.get(key);
        if (object != null) {
            object.reset(reason);
        }
    }

    /** Closes the sockets that objects have left with the pod, which goes away. */
    public void stop() {
        objects.values().forEach(object -> object.closeSockets(SERVICE_RESTART, ""));
    }

    /** Number of sockets that objects have left with the pod. */
    public int sockets() {
        return objects.values().stream().mapToInt(HostedObject::socketCount).sum();
    }

    /** Number of objects that have an instance in memory. */
    public int awake() {
        return (int) objects.values().stream().filter(HostedObject::isAwake).count();
    }

    /** Number of objects that the pod knows, running or about to be let go. */
    public int size() {
        return objects.size();
    }

    @Override
    public Callee call(RunningVersion from, Target.AnyObject target, RequestHead head, Caller caller) {
        NamespaceBinding binding = from.namespaces().get(target.namespaceId());
        if (binding == null) {
            throw new SandboxViolationException("calls an object of a namespace to which it has no binding");
        }
        try {
            return call(from, binding, target, head, caller);
        } catch (InvalidObjectIdException e) {
            return refuse(caller, new Failure(Cause.REFUSED, "TypeError", e.getMessage(), ""));
        }
    }

    private Callee call(
            RunningVersion from, NamespaceBinding binding, Target.AnyObject target, RequestHead head, Caller caller) {
        return enter(
                () -> find(from, binding, target),
                object -> object.accountId().equals(from.accountId())
                        ? object.call(head, caller)
                        : Optional.of(
                                refuse(caller, Failures.of(Cause.REFUSED, "That object belongs to another account."))));
    }

    /** An object may be let go between being found and being asked: then another is made. */
    private <T> T enter(Supplier<HostedObject> find, Function<HostedObject, Optional<T>> event) {
        while (true) {
            HostedObject object = find.get();
            Optional<T> taken = event.apply(object);
            if (taken.isPresent()) {
                return taken.get();
            }
            forget(object);
        }
    }

    private HostedObject find(RunningVersion from, NamespaceBinding binding, Target.AnyObject target) {
        if (!isHex(target.id())) {
            throw new InvalidObjectIdException("Invalid Durable Object ID: must be 64 hex digits");
        }
        HostedObject known = objects.get(new ObjectKey(Shards.of(target.id()), target.namespaceId(), target.id()));
        if (known != null) {
            return known;
        }
        String id = binding.ids().parse(target.id());
        ObjectKey key = new ObjectKey(Shards.of(id), target.namespaceId(), id);
        Optional<String> name = target.name().filter(candidate -> leadsTo(binding, candidate, id));
        return hosted(key, from.accountId(), name);
    }

    private HostedObject hosted(ObjectKey key, String accountId, Optional<String> name) {
        return objects.computeIfAbsent(key, absent -> {
            perShard.incrementAndGet(key.shard());
            return new HostedObject(key, accountId, name, services);
        });
    }

    /** An object that is here for a change only need not stay; its next caller may know its name. */
    private void letGo(ObjectKey key) {
        HostedObject object = objects.get(key);
        if (object != null && object.letGo()) {
            forget(object);
        }
    }

    private void forget(HostedObject object) {
        if (objects.remove(object.key(), object)) {
            perShard.decrementAndGet(object.key().shard());
        }
    }

    private void sweep() {
        for (HostedObject object : objects.values()) {
            if (object.sweep()) {
                forget(object);
            }
        }
    }

    private void shardLost(int shard) {
        for (HostedObject object : objects.values()) {
            if (object.key().shard() == shard) {
                object.closeSockets(SERVICE_RESTART, "");
                object.reset(Failures.OBJECT_MOVED);
            }
        }
    }

    private static boolean leadsTo(NamespaceBinding binding, String name, String id) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && binding.ids()
                        .fromName(name, binding.ids().jurisdictionOf(id))
                        .equals(id);
    }

    private static boolean isHex(String id) {
        return id.length() == 64 && id.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
    }

    private static Callee refuse(Caller caller, Failure failure) {
        caller.failed(failure);
        return NoCallee.INSTANCE;
    }
}
