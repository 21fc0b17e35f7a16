package dev.holdfast.pod.cron;

import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.time.Timers;
import dev.holdfast.pod.worker.Destinations;

/** Puts the schedules of a pod together. */
public final class RedisSchedules {
    private RedisSchedules() {}

    /** Schedules as Redis knows them, run in the pod's sandboxes; not started. */
    public static Schedules of(RedisLines lines, Destinations destinations, Timers timers) {
        return new Schedules(
                new RedisScheduleSource(lines),
                new RedisScheduleClaims(lines),
                new ScheduleRunner(destinations, new RedisRunRecords(lines), timers),
                timers);
    }
}
