package dev.holdfast.link.message;

/**
 * Why something did not work, as the caller and the log may know it.
 *
 * @param name of the error class that script sees, such as {@code TypeError}
 * @param message shown to callers in script; to HTTP clients only the cause's code is shown
 * @param stack script's own frames for the log, empty when there are none
 */
public record Failure(Cause cause, String name, String message, String stack) {
    /** Kinds of failure; error pages, envelopes and error properties follow from it alone. */
    public enum Cause {
        /** The handler or method threw. */
        SCRIPT_THREW(true, false, false, false),
        /** Nothing is left that could ever settle the event. */
        SCRIPT_HUNG(false, false, false, false),
        /** The version's modules do not link, throw while evaluated, or take too long. */
        STARTUP_FAILED(false, false, false, false),
        /** The export has no such handler. */
        NO_HANDLER(true, false, false, false),
        /** The event's CPU time is used up. */
        CPU_LIMIT(false, false, false, true),
        /** The sandbox's memory is used up. */
        MEMORY_LIMIT(false, false, false, true),
        /** The sandbox ended or the connection to it broke. */
        SANDBOX_LOST(false, true, false, true),
        /** The object was reset while the event waited or ran. */
        OBJECT_RESET(false, false, false, true),
        /** An event took longer than it may, whatever it waited for, and its object was reset. */
        WALL_LIMIT(false, false, false, true),
        /** The object moved, or its code was updated, before there was an answer. */
        OBJECT_MOVED(false, true, false, true),
        /** Storage did not confirm in time, or refused the writer. */
        STORAGE_FAILED(false, true, false, true),
        /** Workers called each other in too long a chain. */
        LOOP_LIMIT(false, false, false, false),
        /** Too much waits already. */
        OVERLOADED(false, false, true, false),
        /** A server outside cannot be reached, or the connection to it broke. */
        NETWORK(false, true, false, false),
        /** The platform refuses: plan, suspended account, missing binding. */
        REFUSED(false, false, false, false),
        /** A fault of the platform; the message names a reference into its logs. */
        INTERNAL(false, false, false, false);

        private final boolean remote;
        private final boolean retryable;
        private final boolean overloaded;
        private final boolean objectReset;

        Cause(boolean remote, boolean retryable, boolean overloaded, boolean objectReset) {
            this.remote = remote;
            this.retryable = retryable;
            this.overloaded = overloaded;
            this.objectReset = objectReset;
        }

        /** The exception was thrown by code on the other side ({@code .remote}). */
        public boolean remote() {
            return remote;
        }

        /** Trying again on a new stub may help ({@code .retryable}). */
        public boolean retryable() {
            return retryable;
        }

        /** Trying again soon makes it worse ({@code .overloaded}). */
        public boolean overloaded() {
            return overloaded;
        }

        /** The instance was lost ({@code .durableObjectReset}). */
        public boolean objectReset() {
            return objectReset;
        }
    }
}
