package dev.holdfast.local.process;

import java.time.Duration;

/** Waiting between two looks at something. */
public final class Pause {
    private Pause() {}

    /** Sleeps; an interrupt ends the sleep early and stays set. */
    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
