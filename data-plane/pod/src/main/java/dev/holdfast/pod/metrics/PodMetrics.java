package dev.holdfast.pod.metrics;

import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.sandbox.SandboxCounters;
import dev.holdfast.pod.storage.CommitOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pod's meters. Everything is looked up once, so that counting allocates nothing. */
public final class PodMetrics implements SandboxCounters {
    private final MeterRegistry registry;
    private final Timer requests;
    private final Counter cpuMicros;
    private final Counter sandboxesStarted;
    private final Counter sandboxesLost;
    private final Counter droppedLogLines;
    private final Counter droppedTraces;
    private final Counter cacheHits;
    private final Counter cacheMisses;
    private final Map<EdgeError, Counter> errors;
    private final Map<CommitOutcome, Counter> commits;

    public PodMetrics(MeterRegistry registry) {
        this.registry = registry;
        requests = Timer.builder("holdfast.requests")
                .description("Requests of tenants' clients, from the head's arrival to the end of the response")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        cpuMicros = registry.counter("holdfast.cpu.micros");
        sandboxesStarted = registry.counter("holdfast.sandboxes.started");
        sandboxesLost = registry.counter("holdfast.sandboxes.lost");
        droppedLogLines = registry.counter("holdfast.log.lines.dropped");
        droppedTraces = registry.counter("holdfast.traces.dropped");
        cacheHits = registry.counter("holdfast.storage.reads", "from", "memory");
        cacheMisses = registry.counter("holdfast.storage.reads", "from", "store");
        errors = counters(
                EdgeError.class, error -> registry.counter("holdfast.errors", "code", Integer.toString(error.code())));
        commits = counters(
                CommitOutcome.class,
                outcome -> registry.counter(
                        "holdfast.commits", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }

    /** Something that is looked at when meters are read. */
    public void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    /** Where meters of other parts go. */
    public MeterRegistry registry() {
        return registry;
    }

    /** A request is over. */
    public void request(long nanos) {
        requests.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request failed. */
    public void error(EdgeError error) {
        count(errors, error);
    }

    /** A commit was answered. */
    public void commit(CommitOutcome outcome) {
        count(commits, outcome);
    }

    /** A line was printed faster than lines are kept. */
    public void droppedLogLine() {
        droppedLogLines.increment();
    }

    /** A trace was made faster than traces are kept, or Redis did not take it. */
    public void droppedTrace() {
        droppedTraces.increment();
    }

    @Override
    public void cpu(long micros) {
        cpuMicros.increment((double) Math.max(0, micros));
    }

    @Override
    public void cacheUse(long hits, long misses) {
        cacheHits.increment((double) hits);
        cacheMisses.increment((double) misses);
    }

    @Override
    public void started() {
        sandboxesStarted.increment();
    }

    @Override
    public void lost() {
        sandboxesLost.increment();
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> counter) {
        return Stream.of(type.getEnumConstants())
                .collect(
                        Collectors.toMap(Function.identity(), counter, (one, other) -> one, () -> new EnumMap<>(type)));
    }

    private static <E extends Enum<E>> void count(Map<E, Counter> counters, E which) {
        Counter counter = counters.get(which);
        if (counter != null) {
            counter.increment();
        }
    }
}
