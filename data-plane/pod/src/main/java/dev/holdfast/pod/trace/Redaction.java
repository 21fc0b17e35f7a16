package dev.holdfast.pod.trace;

import dev.holdfast.link.message.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Header fields as traces show them: what may be a credential is not shown. The rule is that of Workers' tail events
 * ({@code TraceItem::FetchEventInfo::Request::getHeaders} in workerd's {@code api/trace.c++}): a name that is one of
 * two, or has one of five words in it.
 */
final class Redaction {
    static final String REDACTED = "REDACTED";

    private static final Set<String> NAMES = Set.of("cookie", "set-cookie");
    private static final List<String> WORDS = List.of("auth", "jwt", "key", "secret", "token");

    private Redaction() {}

    /** By name, several fields of one name as one; without the pseudo-field. */
    static Map<String, String> shown(Headers headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> parts = headers.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            String name = parts.get(i);
            if (!name.equals(Headers.CF)) {
                String value = isSecret(name) ? REDACTED : parts.get(i + 1);
                shown.merge(name, value, (one, other) -> one.equals(REDACTED) ? one : one + ", " + other);
            }
        }
        return shown;
    }

    private static boolean isSecret(String name) {
        return NAMES.contains(name) || WORDS.stream().anyMatch(name::contains);
    }
}
