package dev.holdfast.pod.alarm;

/** How a run of an alarm ended. */
enum Outcome {
    /** The handler succeeded, or the alarm was replaced before it ran. */
    DONE,
    /** The object's class has no handler: trying again is of no use. */
    NO_HANDLER,
    /** The script failed, which counts. */
    FAILED,
    /** The object could not be run, by no fault of its own that is known. */
    UNAVAILABLE,
    /** The account has as many runs in progress as it may. */
    NO_ROOM
}
