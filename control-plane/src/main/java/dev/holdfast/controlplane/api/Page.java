package dev.holdfast.controlplane.api;

import java.util.List;

/**
 * One page of a list, and where it stands in the whole.
 *
 * @param page counted from 1
 */
public record Page(int page, int perPage, int count, int totalCount) {
    private static final int LARGEST = 1000;

    /** The asked for page of a list; empty past its end, where some clients stop. */
    public static <T> Envelope<List<T>> of(List<T> all, int page, int perPage) {
        int size = Math.clamp(perPage, 1, LARGEST);
        int number = Math.max(page, 1);
        int from = (int) Math.min((long) (number - 1) * size, all.size());
        List<T> items = all.subList(from, Math.min(from + size, all.size()));
        return Envelope.of(items, new Page(number, size, items.size(), all.size()));
    }
}
