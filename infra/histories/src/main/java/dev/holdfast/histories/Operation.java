package dev.holdfast.histories;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.Result;

/**
 * A call between two moments of one clock.
 *
 * @param end infinite when nobody knows whether it took effect, or when
 */
record Operation(Actor actor, Result result, double begin, double end) {
    boolean hasEnded() {
        return end < Double.POSITIVE_INFINITY;
    }

    /** At the same moment, calls begin before others end. */
    boolean isBefore(Operation other) {
        return end < other.begin;
    }
}
