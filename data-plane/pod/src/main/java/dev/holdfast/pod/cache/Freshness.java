package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * For how long a response may be kept: what its {@code Cache-Control} or {@code Expires} says, else what Workers' users
 * know for its status.
 */
final class Freshness {
    private static final Duration LONG = Duration.ofHours(2);
    private static final Duration MEDIUM = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMinutes(3);
    /** More makes no difference and must not overflow. */
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private Freshness() {}

    /** Zero: it is not kept. */
    static Duration of(int status, Headers headers, Instant now) {
        List<String> control = directives(headers);
        boolean keepsCookies = control.contains("private=set-cookie") || control.contains("no-cache=set-cookie");
        if (control.contains("no-store")
                || control.contains("no-cache")
                || control.contains("private")
                || (headers.joined("set-cookie").isPresent() && !keepsCookies)) {
            return Duration.ZERO;
        }
        return seconds(control, "s-maxage=")
                .or(() -> seconds(control, "max-age="))
                .or(() -> headers.joined("expires").map(text -> until(text, now)))
                .orElseGet(() -> byStatus(status));
    }

    private static Duration byStatus(int status) {
        return switch (status) {
            case 200, 301 -> LONG;
            case 302, 303 -> MEDIUM;
            case 404, 410 -> SHORT;
            default -> Duration.ZERO;
        };
    }

    private static List<String> directives(Headers headers) {
        return headers.joined("cache-control")
                .map(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(directive -> directive.replace(" ", "").replace("\"", ""))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Duration> seconds(List<String> directives, String name) {
        return directives.stream()
                .filter(directive -> directive.startsWith(name))
                .map(directive -> number(directive.substring(name.length())))
                .findFirst();
    }

    /** What cannot be read counts as stale. */
    private static Duration number(String digits) {
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(digits), 0, MOST_SECONDS));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static Duration until(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(now, then);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
