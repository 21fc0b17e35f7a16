package dev.holdfast.pod.cron;

import dev.holdfast.contract.PublishedSchedules;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The published schedules of all workers. */
@FunctionalInterface
interface ScheduleSource {
    /** As they are now; fails when they cannot be read. */
    CompletionStage<List<PublishedSchedules>> read();
}
