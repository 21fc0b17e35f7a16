package dev.holdfast.link.message;

import java.util.List;

/**
 * HTTP header fields in order, packed as {@code name\nvalue\nname\nvalue} (neither part can hold a line feed): the one
 * form that crosses the link and the border to script as a single string. Names are lowercase. Empty text: no fields.
 *
 * <p>Those of a request may begin with the pseudo-field {@link #CF}, which is no HTTP field: script cannot name it, and
 * nothing that leaves for the network may hold it.
 */
public record Headers(String packed) {
    /** Name of the pseudo-field whose value is the JSON of {@code request.cf}. */
    public static final String CF = ":cf";

    /** No fields. */
    public static final Headers EMPTY = new Headers("");

    /** Names and values in turn. */
    public List<String> parts() {
        return packed.isEmpty() ? List.of() : List.of(packed.split("\n", -1));
    }
}
