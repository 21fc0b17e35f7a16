package dev.holdfast.controlplane.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moments that callers name: what the database can hold, and no earlier than the epoch. */
public final class Times {
    /** The last second of which people write the year in four digits. */
    public static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

    /** The beginning of its day. */
    public static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /**
     * Reads what a parameter says.
     *
     * @throws ApiException if it is no moment in RFC 3339, or lies out of range
     */
    public static Instant read(String name, String text, Instant latest) {
        try {
            return requireInRange(name, Instant.parse(text), latest);
        } catch (DateTimeParseException e) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "'%s' must be a time such as 2026-11-01T00:00:00Z".formatted(name));
        }
    }

    /** @throws ApiException if it lies before the epoch or after the latest */
    public static Instant requireInRange(String name, Instant time, Instant latest) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(latest)) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "'%s' is out of range".formatted(name));
        }
        return time;
    }
}
