package dev.holdfast.controlplane.schedule;

import dev.holdfast.contract.ScheduleRun;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One run of a schedule.
 *
 * @param outcome {@code ok}, {@code exception}, {@code exceeded_limit} or {@code unavailable}
 * @param error what went wrong, unless the outcome is {@code ok}
 */
@Schema(name = "ScheduleRun")
public record ScheduleRunView(
        String cron,
        Instant scheduledTime,
        Instant startedOn,
        long durationMs,
        String outcome,
        @Nullable String error) {
    static ScheduleRunView of(ScheduleRun run) {
        return new ScheduleRunView(
                run.cron(),
                Instant.ofEpochMilli(run.dueMillis()),
                Instant.ofEpochMilli(run.startMillis()),
                run.durationMillis(),
                run.outcome().name().toLowerCase(Locale.ROOT),
                run.error().isEmpty() ? null : run.error());
    }
}
