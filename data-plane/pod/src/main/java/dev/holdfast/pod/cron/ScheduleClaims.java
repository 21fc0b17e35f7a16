package dev.holdfast.pod.cron;

import java.util.concurrent.CompletionStage;

/**
 * Who runs what is due: at any time at most one pod holds the claim of a run. A claim that is not renewed expires after
 * {@link #EXPIRY_SECONDS}, so that another pod takes the run of a dead one over; the handler may then have run twice.
 */
interface ScheduleClaims {
    /** How long a claim holds without being renewed. */
    int EXPIRY_SECONDS = 30;

    /** The answer to a claim. */
    enum Claim {
        /** The caller has to run it. */
        WON,
        /** Another pod is at it, or died while it was. */
        TAKEN,
        /** It was run. */
        DONE
    }

    CompletionStage<Claim> claim(DueRun run);

    /** The run goes on. */
    CompletionStage<?> renew(DueRun run);

    /** The run has ended, in whatever way; it is not run again. */
    CompletionStage<?> done(DueRun run);
}
