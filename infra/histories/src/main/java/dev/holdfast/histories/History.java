package dev.holdfast.histories;

import java.util.List;

/**
 * What clients asked of one object.
 *
 * @param name tells it from other histories
 */
public record History(String name, Model model, List<Call> calls) {}
