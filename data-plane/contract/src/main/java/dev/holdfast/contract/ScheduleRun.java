package dev.holdfast.contract;

/**
 * One run of a schedule, as the pod that ran it reports.
 *
 * @param dueMillis when it was due, since the epoch
 * @param startMillis when it began, since the epoch
 * @param durationMillis from the beginning to the end of everything that it set in motion
 * @param error empty unless it failed
 */
public record ScheduleRun(
        String cron, long dueMillis, long startMillis, long durationMillis, Outcome outcome, String error) {
    /** How a run ended. */
    public enum Outcome {
        OK,
        /** The worker has no handler for it, or the handler failed. */
        EXCEPTION,
        /** A limit of time or memory was reached. */
        EXCEEDED_LIMIT,
        /** The worker could not be run, by no fault of its own that is known. */
        UNAVAILABLE
    }
}
