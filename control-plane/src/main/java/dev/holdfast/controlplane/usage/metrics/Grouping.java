package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import org.jspecify.annotations.Nullable;

/** By what metrics are told apart. */
enum Grouping {
    NONE,
    VERSION,
    OUTCOME;

    /** With groups the points of a series may be no more than these, since there are many series. */
    private static final int MOST_POINTS = 250;

    static Grouping read(@Nullable String text, MetricsRange range) {
        Grouping grouping = switch (text) {
            case null -> NONE;
            case "version" -> VERSION;
            case "outcome" -> OUTCOME;
            default -> throw new ApiException(ErrorCause.BAD_REQUEST, "'group_by' must be 'version' or 'outcome'");
        };
        if (grouping != NONE && range.points() > MOST_POINTS) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "With 'group_by' at most %d points are shown; choose a longer interval".formatted(MOST_POINTS));
        }
        return grouping;
    }
}
