package dev.holdfast.pod.object;

import dev.holdfast.link.id.InvalidObjectIdException;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.NamespaceBinding;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.config.ObjectsConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.sandbox.Failures;
import dev.holdfast.pod.sandbox.NoCallee;
import dev.holdfast.pod.sandbox.ObjectCalls;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.sandbox.SandboxViolationException;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.shard.Shards;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.time.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

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
            CommitTokens tokens,
            ObjectsConfig config,
            Timers timers) {
        ObjectTimes times = new ObjectTimes(config.idleTimeout(), config.updateDelay(), config.storageTimeout());
        services = new ObjectServices(
                assigner,
                shards,
                sandboxes,
                store,
                new Retry(timers, times.storage()),
                tokens,
                times,
                config.maxQueue(),
                timers);
    }

    /** Begins to let idle objects go and to keep the leases of shards that have objects here. */
    public void start() {
        var _ = services.timers().every(SWEEP, this::sweep);
        var _ = services.shards().keep(shard -> perShard.get(shard) > 0, this::shardLost);
    }

    /** Closes the sockets that objects have left with the pod, which goes away. */
    public void stop() {
        objects.values().forEach(object -> object.closeSockets(SERVICE_RESTART, ""));
    }

    /** Number of sockets that objects have left with the pod. */
    public int sockets() {
        return objects.values().stream().mapToInt(HostedObject::socketCount).sum();
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
        while (true) {
            HostedObject object = find(from, binding, target);
            if (!object.accountId().equals(from.accountId())) {
                return refuse(caller, Failures.of(Cause.REFUSED, "That object belongs to another account."));
            }
            Optional<Callee> callee = object.call(head, caller);
            if (callee.isPresent()) {
                return callee.get();
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
        return objects.computeIfAbsent(key, absent -> {
            perShard.incrementAndGet(key.shard());
            return new HostedObject(key, from.accountId(), name, services);
        });
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
                && binding.ids().fromName(name).equals(id);
    }

    private static boolean isHex(String id) {
        return id.length() == 64 && id.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
    }

    private static Callee refuse(Caller caller, Failure failure) {
        caller.failed(failure);
        return NoCallee.INSTANCE;
    }
}
