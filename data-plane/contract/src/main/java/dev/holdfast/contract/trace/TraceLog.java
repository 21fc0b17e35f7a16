package dev.holdfast.contract.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@code console} printed.
 *
 * @param message its arguments as JSON: maps, lists, strings, numbers, booleans, null
 * @param level {@code debug}, {@code info}, {@code log}, {@code warn} or {@code error}
 * @param timestamp in milliseconds since the epoch
 */
public record TraceLog(List<@Nullable Object> message, String level, long timestamp) {
    public TraceLog {
        message = Collections.unmodifiableList(new ArrayList<>(message));
    }
}
