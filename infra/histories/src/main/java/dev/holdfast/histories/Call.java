package dev.holdfast.histories;

import org.jspecify.annotations.Nullable;

/**
 * One request of one client, as recorded.
 *
 * @param name of a method of the model
 * @param value what was given to it, if it takes something
 * @param begin when it was sent, by the one clock of all clients
 * @param end when its answer was there; means nothing without one
 * @param answer null when nobody knows whether it took effect, or when
 */
public record Call(
        String name,
        @Nullable Integer value,
        double begin,
        double end,
        @Nullable Integer answer) {}
