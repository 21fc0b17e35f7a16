package dev.holdfast.controlplane.log;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last entry of a page; the next page goes on behind it. */
record LogCursor(Instant time, long number) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})-([0-9]{1,18}|[0-8][0-9]{18})");

    static LogCursor read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The cursor is not one that was given out");
        }
        return new LogCursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2)));
    }

    String write() {
        return time.toEpochMilli() + "-" + number;
    }
}
