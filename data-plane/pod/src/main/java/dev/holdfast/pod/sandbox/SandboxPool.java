package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The sandboxes of this pod: one per account, never shared between accounts, and some started in advance. Methods never
 * block; processes are started on the executor.
 */
public final class SandboxPool {
    private static final Logger LOG = Logger.getLogger(SandboxPool.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(1);

    private final SandboxStarter starter;
    private final SandboxConfig config;
    private final Executor executor;
    private final WorkerBackOff backOff;
    private final SandboxWatch watch;
    private final MemoryWatch memory;
    private final Timers timers;
    private final ConcurrentHashMap<String, CompletableFuture<Sandbox>> byAccount = new ConcurrentHashMap<>();
    private final Set<Sandbox> running = ConcurrentHashMap.newKeySet();
    private final WarmPool warm;
    private volatile boolean stopped;

    public SandboxPool(
            SandboxLauncher launcher, SandboxHooks hooks, SandboxConfig config, Timers timers, Executor executor) {
        this.starter = new SandboxStarter(launcher, hooks, config, timers);
        this.config = config;
        this.executor = executor;
        this.timers = timers;
        this.backOff = new WorkerBackOff(timers);
        this.watch = new SandboxWatch(config, timers);
        this.memory = new MemoryWatch(config, timers);
        this.warm = new WarmPool(config.spares(), this::launch, timers);
    }

    /** Starts the spares and the watch. */
    public void start() {
        refill();
        var _ = timers.every(LOOK, this::look);
    }

    /** The account's sandbox; started if there is none. */
    public CompletableFuture<Sandbox> forAccount(String accountId) {
        CompletableFuture<Sandbox> present = byAccount.get(accountId);
        return present == null ? assign(accountId) : present;
    }

    /** Why a worker may not run now: it keeps ending its sandbox. */
    public Optional<Failure> refusal(String workerId) {
        return backOff.refusal(workerId);
    }

    /** Number of processes that have said hello and are not gone. */
    public int size() {
        return running.size();
    }

    /** Resident memory of all of them, as far as the system tells. */
    public long residentBytes() {
        return running.stream()
                .mapToLong(sandbox -> sandbox.process().residentBytes().orElse(0))
                .sum();
    }

    /** Ends all sandboxes. */
    public void stop() {
        stopped = true;
        running.forEach(Sandbox::retire);
    }

    private CompletableFuture<Sandbox> assign(String accountId) {
        CompletableFuture<Sandbox> slot = new CompletableFuture<>();
        CompletableFuture<Sandbox> earlier = byAccount.putIfAbsent(accountId, slot);
        if (earlier != null) {
            return earlier;
        }
        var _ = takeSpare().whenComplete((sandbox, failure) -> {
            if (sandbox == null) {
                byAccount.remove(accountId, slot);
                slot.completeExceptionally(failure);
                return;
            }
            var _ = sandbox.gone().thenAccept(end -> {
                byAccount.remove(accountId, slot);
                end.suspects().forEach(worker -> backOff.strike(worker, end.failure()));
            });
            slot.complete(sandbox);
        });
        return slot;
    }

    private CompletableFuture<Sandbox> takeSpare() {
        CompletableFuture<Sandbox> sandbox = warm.take().orElseGet(() -> launch(Precedence.ofWanted()));
        var _ = sandbox.whenComplete((started, failure) -> refill());
        return sandbox;
    }

    private void refill() {
        if (!stopped && running.size() + 1 < config.maxProcesses()) {
            warm.refill();
        }
    }

    private CompletableFuture<Sandbox> launch(Precedence precedence) {
        if (stopped || running.size() >= config.maxProcesses()) {
            return CompletableFuture.failedFuture(new NoSandboxException("no room for another sandbox"));
        }
        return CompletableFuture.supplyAsync(() -> starter.start(precedence), executor)
                .thenCompose(this::register);
    }

    private CompletableFuture<Sandbox> register(Sandbox sandbox) {
        running.add(sandbox);
        var _ = sandbox.gone().thenRun(() -> running.remove(sandbox));
        memory.watch(sandbox);
        if (stopped) {
            sandbox.retire();
        }
        return sandbox.gone().isDone()
                ? CompletableFuture.failedFuture(new NoSandboxException("the sandbox ended at once"))
                : CompletableFuture.completedFuture(sandbox);
    }

    private void look() {
        watch.look(running);
        Map<String, Sandbox> assigned = assigned();
        assigned.forEach((account, sandbox) -> {
            if (watch.isIdle(sandbox) && byAccount.remove(account) != null) {
                retireOnceUnused(sandbox);
            }
        });
        refill();
    }

    /** Requests that had found the sandbox just before may still be on their way into it. */
    private void retireOnceUnused(Sandbox sandbox) {
        var _ = timers.after(LAST_REQUESTS, () -> {
            if (sandbox.isUnused()) {
                LOG.debugf("sandbox %s is retired", sandbox.name());
                sandbox.retire();
            } else {
                retireOnceUnused(sandbox);
            }
        });
    }

    private Map<String, Sandbox> assigned() {
        return byAccount.entrySet().stream()
                .filter(entry -> entry.getValue().isDone() && !entry.getValue().isCompletedExceptionally())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().join()));
    }
}
