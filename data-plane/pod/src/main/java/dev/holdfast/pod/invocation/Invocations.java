package dev.holdfast.pod.invocation;

import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.rollup.ActiveClock;
import dev.holdfast.pod.rollup.RollupKey;
import dev.holdfast.pod.rollup.Rollups;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where invocations begin; when they end, they are counted and told. Safe for several threads. */
public final class Invocations {
    private final Rollups rollups;
    private final InvocationListener listener;
    private final Timers timers;

    public Invocations(Rollups rollups, InvocationListener listener, Timers timers) {
        this.rollups = rollups;
        this.listener = listener;
        this.timers = timers;
    }

    /** A worker by itself. */
    public Subject worker(RunningVersion version) {
        RollupKey key = RollupKey.ofWorker(version.accountId(), version.workerId(), version.versionId());
        return new Subject(version, key, "", rollups.tally(key));
    }

    /** A worker's object. */
    public Subject object(
            RunningVersion version,
            String namespaceId,
            String className,
            String objectId,
            Optional<String> name,
            Supplier<RollupRow.Gauges> gauges) {
        RollupKey key = new RollupKey(
                version.accountId(), version.workerId(), version.versionId(), namespaceId, objectId, name.orElse(null));
        return new Subject(version, key, className, rollups.tally(key, gauges));
    }

    /** Measures for how long an object is active. */
    public ActiveClock clock(Subject object) {
        return rollups.clock(object.tally());
    }

    /** @param entrypoint name of the export, empty for the default one */
    public Invocation begin(Subject subject, Occasion occasion, String entrypoint, Origin origin) {
        return new Invocation(subject, occasion, entrypoint, origin, this, timers.epochMillis(), timers.nanos());
    }

    /** One that is refused before it has begun. */
    public void refuse(Subject subject, Occasion occasion, String entrypoint, Origin origin, Failure failure) {
        begin(subject, occasion, entrypoint, origin).refuse(failure);
    }

    /** What prints or throws outside of all events: ended by the caller at once, and not counted. */
    public Invocation stray(Subject subject) {
        return begin(subject, new Occasion.Unknown(), "", Origin.outside());
    }

    /**
     * Where a request comes from that code makes.
     *
     * @param by in which invocation; null when that is over, or none
     */
    public Origin origin(Subject subject, @Nullable Invocation by) {
        return Origin.of(subject, by);
    }

    long epochMillis() {
        return timers.epochMillis();
    }

    long nanos() {
        return timers.nanos();
    }

    boolean admits(Invocation invocation, InvocationLog.Line line) {
        return listener.admits(invocation.subject(), line.message().length());
    }

    void ended(Invocation invocation) {
        listener.ended(invocation);
    }
}
