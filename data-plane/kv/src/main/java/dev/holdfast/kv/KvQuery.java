package dev.holdfast.kv;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which keys a list has.
 *
 * @param prefix with which they begin; may be empty
 * @param limit at most so many
 * @param after only those that come after this one
 */
public record KvQuery(String prefix, int limit, Optional<String> after) {
    /**
     * @param cursor of the page before
     * @throws KvException when it is not from a list with this prefix
     */
    public static KvQuery of(String prefix, int limit, Optional<String> cursor) {
        Optional<String> after = cursor.filter(text -> !text.isEmpty()).map(KvQuery::decoded);
        if (after.isPresent() && !after.get().startsWith(prefix)) {
            throw invalidCursor();
        }
        return new KvQuery(KvRules.prefix(prefix), limit, after);
    }

    static String cursor(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidCursor();
        }
    }

    private static KvException invalidCursor() {
        return new KvException(400, "Invalid cursor. Please use the cursor of the previous list.");
    }
}
