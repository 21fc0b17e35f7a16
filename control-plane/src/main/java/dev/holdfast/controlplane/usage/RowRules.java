package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.RollupRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rows must be like. INVARIANT: a row is too old before its batch is forgotten, so that a batch which comes after
 * that adds nothing again.
 */
final class RowRules {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** How far a pod's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** More than one pod can count in a minute, and small enough that sums never overflow. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final int MOST_NAME_CHARACTERS = 1024;

    private final long oldest;
    private final long newest;

    /** Why a row is left out. */
    enum Fault {
        MALFORMED,
        TOO_OLD,
        IN_FUTURE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RowRules(Instant now, Duration acceptedAge) {
        this.oldest = minute(now.minus(acceptedAge));
        this.newest = minute(now.plus(AHEAD));
    }

    Optional<Fault> fault(RollupRow row) {
        if (!isWellFormed(row)) {
            return Optional.of(Fault.MALFORMED);
        }
        if (row.minute() < oldest) {
            return Optional.of(Fault.TOO_OLD);
        }
        return row.minute() > newest ? Optional.of(Fault.IN_FUTURE) : Optional.empty();
    }

    /** The row without a name that is no text for PostgreSQL, or longer than is shown. */
    static RollupRow storable(RollupRow row) {
        String name = row.objectName();
        if (name == null || (name.indexOf('\0') < 0 && name.length() <= MOST_NAME_CHARACTERS)) {
            return row;
        }
        return new RollupRow(
                row.minute(),
                row.account(),
                row.worker(),
                row.version(),
                row.namespace(),
                row.object(),
                null,
                row.counters(),
                row.outcomes(),
                row.cpu(),
                row.wall(),
                row.gauges());
    }

    private static boolean isWellFormed(RollupRow row) {
        return matches(ID, row.account())
                && matches(ID, row.worker())
                && matches(VERSION, row.version())
                && (row.namespace() == null || matches(ID, row.namespace()))
                && (row.object() == null || (row.namespace() != null && matches(OBJECT, row.object())))
                && Stream.concat(row.counters().values().stream(), row.outcomes().values().stream())
                        .allMatch(RowRules::isCount)
                && isCount(row.cpu().count())
                && isCount(row.wall().count())
                && isGauge(row.gauges().storedBytes())
                && isGauge(row.gauges().sockets());
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static boolean isGauge(@Nullable Long value) {
        return value == null || isCount(value);
    }

    private static boolean isCount(long value) {
        return value >= 0 && value <= MOST;
    }

    private static long minute(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), 60);
    }
}
