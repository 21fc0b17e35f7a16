package dev.holdfast.controlplane.schedule;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The schedules of a worker (reference: wrangler-api 8.1). */
@Schema(name = "Schedules")
public record SchedulesView(List<Schedule> schedules) {
    /** One of them. */
    public record Schedule(String cron, Instant createdOn, Instant modifiedOn) {}

    static SchedulesView of(List<CronTriggerEntity> triggers) {
        return new SchedulesView(triggers.stream()
                .map(each -> new Schedule(each.cron, each.createdOn, each.modifiedOn))
                .toList());
    }
}
