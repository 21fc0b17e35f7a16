package dev.holdfast.controlplane.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where it stands in the whole: by page and total count, or by cursor.
 *
 * @param page counted from 1
 * @param cursor where to go on; empty at the end
 * @param cursors the same, for lists whose clients look there
 */
public record Page(
        @Nullable Integer page,
        @Nullable Integer perPage,
        int count,
        @Nullable Integer totalCount,
        @Nullable String cursor,
        @Nullable Cursors cursors) {
    private static final int LARGEST = 1000;

    /** The asked for page of a list. */
    public record Slice<T>(List<T> items, Page page) {}

    /** @param after where to go on; absent at the end */
    @Schema(name = "Cursors")
    public record Cursors(@Nullable String after) {}

    /** The asked for page of a list; empty past its end, where some clients stop. */
    public static <T> Envelope<List<T>> of(List<T> all, int page, int perPage) {
        Slice<T> slice = slice(all, page, perPage);
        return Envelope.of(slice.items(), slice.page());
    }

    /** The same for lists that the result does not consist of alone. */
    public static <T> Slice<T> slice(List<T> all, int page, int perPage) {
        int size = size(perPage);
        int number = Math.max(page, 1);
        int from = (int) Math.min((long) (number - 1) * size, all.size());
        List<T> items = all.subList(from, Math.min(from + size, all.size()));
        return new Slice<>(items, new Page(number, size, items.size(), all.size(), null, null));
    }

    /** As many as are asked for, within bounds. */
    public static int size(int perPage) {
        return Math.clamp(perPage, 1, LARGEST);
    }

    /** What is listed by cursor. */
    public static Page until(int count, String cursor) {
        return new Page(null, null, count, null, cursor, null);
    }

    /** What is listed by one of several cursors. */
    public static Page before(int count, Optional<String> after) {
        return new Page(null, null, count, null, null, new Cursors(after.orElse(null)));
    }
}
