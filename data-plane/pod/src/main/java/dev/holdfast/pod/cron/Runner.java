package dev.holdfast.pod.cron;

/** Runs what was claimed. */
@FunctionalInterface
interface Runner {
    /**
     * Begins a run; never blocks.
     *
     * @param ended called once when it has ended, in whatever way
     */
    void run(DueRun run, Runnable ended);
}
