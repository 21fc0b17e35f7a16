package dev.holdfast.pod.body;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of a body, first and last byte included. https://www.rfc-editor.org/rfc/rfc9110#name-range-requests */
public record ByteRange(int first, int last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** Empty for anything but a single range that the body has; the whole is answered then. */
    public static Optional<ByteRange> parse(String text, int length) {
        Matcher matcher = SINGLE.matcher(text.replace(" ", ""));
        if (!matcher.matches() || length == 0) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ByteRange(Math.max(0, length - Integer.parseInt(to)), length - 1))
                            .filter(range -> range.first() <= range.last());
        }
        int first = Integer.parseInt(from);
        int last = to.isEmpty() ? length - 1 : Math.min(Integer.parseInt(to), length - 1);
        return first <= last ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }
}
