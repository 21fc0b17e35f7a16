package dev.holdfast.pod.cron;

import dev.holdfast.contract.ScheduleRun;

/** Where runs are written down, for whoever wants to see what became of them. */
@FunctionalInterface
interface RunRecords {
    /** Keeps a run among the worker's last ones. Never blocks, and never fails. */
    void add(String workerId, ScheduleRun run);
}
