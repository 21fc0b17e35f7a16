package dev.holdfast.contract.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.holdfast.contract.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a worker did in one minute, by itself or as one of its objects. Rows of several batches, and of
 * several pods, with the same minute and ids add up.
 *
 * @param minute since the epoch, in which invocations ended
 * @param account id
 * @param worker id
 * @param version id
 * @param namespace id; null for a worker's own invocations
 * @param object id; null too for objects of a namespace of which there were too many to tell apart
 * @param objectName null too for objects without a name
 * @param counters by {@link Counter#key}, only those that are not 0; a newer pod may have more of them
 * @param outcomes how many invocations ended how
 * @param cpu CPU time of each invocation
 * @param wall time of each invocation, to the end of all that it left running
 * @param gauges what the object had at the end, as far as known; they do not add up, the newest counts
 */
@JsonInclude(Include.NON_NULL)
public record RollupRow(
        long minute,
        String account,
        String worker,
        String version,
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String objectName,
        @JsonInclude(Include.NON_EMPTY) Map<String, Long> counters,
        @JsonInclude(Include.NON_EMPTY) Map<Outcome, Long> outcomes,
        Histogram cpu,
        Histogram wall,
        Gauges gauges) {
    public RollupRow {
        counters = counters == null ? Map.of() : Map.copyOf(counters);
        outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
        cpu = cpu == null ? new Histogram() : cpu;
        wall = wall == null ? new Histogram() : wall;
        gauges = gauges == null ? Gauges.UNKNOWN : gauges;
    }

    /** A count, 0 when it is not there. */
    public long count(Counter counter) {
        return counters.getOrDefault(counter.key(), 0L);
    }

    /**
     * What an object has at one time.
     *
     * @param storedBytes of its keys and values; null when not known
     * @param sockets open ones that it has left with the pod; null when not known
     */
    @JsonInclude(Include.NON_NULL)
    public record Gauges(
            @Nullable Long storedBytes, @Nullable Long sockets) {
        /** Nothing is known. */
        public static final Gauges UNKNOWN = new Gauges(null, null);
    }
}
