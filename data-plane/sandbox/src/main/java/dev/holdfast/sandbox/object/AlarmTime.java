package dev.holdfast.sandbox.object;

import java.util.Optional;

/**
 * What is known of an object's alarm.
 *
 * @param dueMillis since the epoch; empty: there is none
 */
public record AlarmTime(Optional<Long> dueMillis) {
    /** There is no alarm. */
    public static final AlarmTime NONE = new AlarmTime(Optional.empty());

    /** An alarm that is due then. */
    public static AlarmTime at(long dueMillis) {
        return new AlarmTime(Optional.of(dueMillis));
    }
}
