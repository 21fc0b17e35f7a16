package dev.holdfast.pod.trace;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.pod.body.ByteBudget;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.InvocationListener;
import dev.holdfast.pod.invocation.InvocationLog;
import dev.holdfast.pod.invocation.Subject;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/**
 * Decides which invocations are told, and to whom: stored is what printed or threw or did not end well, and of others
 * the share that the worker's owner asked for; shown is what belongs to a worker that somebody tails. All within bounds
 * for each worker. What is not told costs next to nothing.
 */
public final class Traces implements InvocationListener {
    static final int STORED_PER_SECOND = 100;
    static final int SHOWN_PER_SECOND = 200;
    static final int LINES_PER_SECOND = 1000;
    static final long CHARACTERS_PER_SECOND = 4 * 1024 * 1024;

    /** For what invocations printed that are not over, or whose traces are not written yet. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Predicate<RunningVersion> sampled;
    private final Predicate<String> tailed;
    private final TraceJson json;
    private final TraceSink sink;
    private final PodMetrics metrics;
    private final Timers timers;
    private final Executor writer;
    private final ByteBudget budget = new ByteBudget(MOST_CHARACTERS);
    private final PerSecond lines;
    private final PerSecond stored;
    private final PerSecond shown;
    private final Map<String, RunningVersion> notStored = new ConcurrentHashMap<>();
    private final Overloads overloads;

    /**
     * @param sampled chooses whether an invocation is stored although nothing happened
     * @param tailed says whether somebody tails the worker of an id
     * @param pod its name
     * @param writer makes and sends traces; refuses them when too many wait
     */
    public Traces(
            Predicate<RunningVersion> sampled,
            Predicate<String> tailed,
            String pod,
            TraceSink sink,
            PodMetrics metrics,
            Timers timers,
            Executor writer) {
        this.sampled = sampled;
        this.tailed = tailed;
        this.json = new TraceJson(pod);
        this.sink = sink;
        this.metrics = metrics;
        this.timers = timers;
        this.writer = writer;
        this.lines = new PerSecond(LINES_PER_SECOND, CHARACTERS_PER_SECOND, timers, (worker, many) -> {});
        this.stored = new PerSecond(STORED_PER_SECOND, Long.MAX_VALUE, timers, this::tellNotStored);
        this.shown = new PerSecond(SHOWN_PER_SECOND, Long.MAX_VALUE, timers, (worker, many) -> {});
        this.overloads = new Overloads(timers, this::tellNotShown);
    }

    /** Begins to tell what is left out. */
    public void start() {
        var _ = timers.every(TICK, this::turn);
    }

    @Override
    public boolean admits(Subject subject, int characters) {
        RunningVersion version = subject.version();
        if (lines.take(version.workerId(), characters) && budget.take(version.accountId(), characters)) {
            return true;
        }
        metrics.droppedLogLine();
        return false;
    }

    @Override
    public void ended(Invocation invocation) {
        RunningVersion version = invocation.subject().version();
        boolean happened = invocation.written().isPresent() || invocation.outcome() != Outcome.OK;
        boolean kept = (happened || sampled.test(version)) && isStored(version);
        boolean seen = tailed.test(version.workerId()) && isShown(version);
        long characters = invocation.written().map(InvocationLog::close).orElse(0);
        if (kept || seen) {
            write(() -> write(invocation, kept, seen), () -> budget.give(version.accountId(), characters));
        } else if (characters > 0) {
            budget.give(version.accountId(), characters);
        }
    }

    void turn() {
        stored.turn();
        overloads.turn();
    }

    private boolean isStored(RunningVersion version) {
        boolean admitted = stored.take(version.workerId(), 0);
        if (!admitted) {
            notStored.put(version.workerId(), version);
        }
        return admitted;
    }

    private boolean isShown(RunningVersion version) {
        boolean admitted = shown.take(version.workerId(), 0);
        if (!admitted) {
            overloads.leftOut(version);
        }
        return admitted;
    }

    private void write(Invocation invocation, boolean kept, boolean seen) {
        byte[] trace = json.of(invocation);
        if (kept) {
            sink.store(trace);
        }
        if (seen) {
            sink.show(invocation.subject().version().workerId(), trace);
        }
    }

    private void tellNotStored(String worker, long many) {
        RunningVersion version = notStored.remove(worker);
        if (version != null) {
            String text = many + " invocations were not stored: too many in one second";
            sink.store(overload(version, TraceEvent.Overload.BEGINS, text));
        }
    }

    private void tellNotShown(RunningVersion version, boolean begins) {
        byte[] trace = begins
                ? overload(
                        version,
                        TraceEvent.Overload.BEGINS,
                        "Tail is in sampling mode due to the high volume of messages: some are not shown.")
                : overload(version, TraceEvent.Overload.ENDS, "Tail has left sampling mode: all messages are shown.");
        sink.show(version.workerId(), trace);
    }

    private byte[] overload(RunningVersion version, String type, String text) {
        return json.of(version, new TraceEvent.Overload(type, text), timers.epochMillis());
    }

    /** @param done called once, also when it is not written */
    private void write(Runnable writing, Runnable done) {
        try {
            writer.execute(() -> {
                try {
                    writing.run();
                } finally {
                    done.run();
                }
            });
        } catch (RejectedExecutionException e) {
            metrics.droppedTrace();
            done.run();
        }
    }
}
