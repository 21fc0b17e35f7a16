package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Headers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Conditional requests. https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests */
final class Conditions {
    private Conditions() {}

    /** Whether the asker has what is kept already. */
    static boolean isUnchanged(KeptResponse kept, Headers request) {
        Optional<String> tags = request.joined("if-none-match");
        if (tags.isPresent()) {
            return kept.header("etag").filter(tag -> matches(tags.get(), tag)).isPresent();
        }
        Optional<ZonedDateTime> since = request.joined("if-modified-since").flatMap(Conditions::time);
        Optional<ZonedDateTime> modified = kept.header("last-modified").flatMap(Conditions::time);
        return since.isPresent() && modified.isPresent() && !modified.get().isAfter(since.get());
    }

    private static boolean matches(String tags, String tag) {
        return tags.strip().equals("*")
                || Arrays.stream(tags.split(",", -1)).map(Conditions::weak).anyMatch(weak(tag)::equals);
    }

    private static String weak(String tag) {
        String text = tag.strip();
        return text.startsWith("W/") ? text.substring(2) : text;
    }

    private static Optional<ZonedDateTime> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
