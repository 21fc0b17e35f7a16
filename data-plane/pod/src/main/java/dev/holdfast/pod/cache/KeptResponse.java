package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A response in a cache.
 *
 * @param asked the request's header fields, of which those that the response varies on decide who gets it
 * @param body never changed
 */
record KeptResponse(
        int status,
        String statusText,
        Headers headers,
        Headers asked,
        byte[] body,
        Instant keptAt,
        Instant freshUntil) {
    private static final int OVERHEAD = 256;

    /** Whether it answers a request with these fields now. */
    boolean answers(Headers request, Instant now) {
        return now.isBefore(freshUntil) && fits(request);
    }

    /** Whether it is for requests with these fields. */
    boolean fits(Headers request) {
        return varying().stream().allMatch(name -> asked.joined(name).equals(request.joined(name)));
    }

    /** Roughly how many bytes of memory it takes. */
    long weight() {
        return OVERHEAD
                + body.length
                + 2L * (headers.packed().length() + asked.packed().length());
    }

    Optional<String> header(String name) {
        return headers.joined(name);
    }

    private List<String> varying() {
        return header("vary")
                .map(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
