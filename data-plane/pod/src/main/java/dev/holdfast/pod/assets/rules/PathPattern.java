package dev.holdfast.pod.assets.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of paths, or of whole URLs: {@code *} stands for anything, {@code :name} for a part between slashes (in a
 * host, also between dots). Tenants write patterns and clients write paths, so matching takes a time that is
 * proportional to the product of their lengths, whatever they are.
 */
final class PathPattern {
    private static final Pattern PART = Pattern.compile("\\*|:([A-Za-z]\\w*)");
    private static final int MOST_PARTS = 64;

    /** Longer ones match nothing. */
    private static final int LONGEST = 8 * 1024;

    private final List<Part> parts;
    private final boolean isUrl;

    /** Text as it is, or (with a name) what is captured. */
    private record Part(String text, @Nullable String name, boolean isStar) {}

    private PathPattern(List<Part> parts, boolean isUrl) {
        this.parts = parts;
        this.isUrl = isUrl;
    }

    /**
     * Stars and names.
     *
     * @return empty when it has a name twice, or too many parts
     */
    static Optional<PathPattern> of(String text) {
        return of(text, true);
    }

    /** Stars alone, as many as there are. */
    static Optional<PathPattern> globs(String text) {
        return of(text, false);
    }

    private static Optional<PathPattern> of(String text, boolean names) {
        List<Part> parts = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        int at = 0;
        boolean isUrl = text.startsWith("https://");
        for (Matcher matcher = PART.matcher(text); matcher.find(); ) {
            boolean isStar = matcher.group().equals("*");
            if (!isStar && (!names || (isUrl && matcher.start() < "https://".length()))) {
                continue;
            }
            String name = isStar ? "splat" : matcher.group(1);
            if (names && seen.put(name, true) != null) {
                return Optional.empty();
            }
            parts.add(new Part(text.substring(at, matcher.start()), null, false));
            parts.add(new Part("", name, isStar));
            at = matcher.end();
        }
        parts.add(new Part(text.substring(at), null, false));
        return parts.size() > MOST_PARTS ? Optional.empty() : Optional.of(new PathPattern(parts, isUrl));
    }

    /** Whether it has anything but text. */
    boolean isDynamic() {
        return parts.size() > 1;
    }

    /** What was captured, by name, when it matches the whole path (or the host with it). */
    Optional<Map<String, String>> match(AssetUrl url) {
        String text = isUrl ? "https://" + url.host() + url.path() : url.path();
        if (text.length() > LONGEST || !text.startsWith(parts.getFirst().text())) {
            return Optional.empty();
        }
        int slash = isUrl ? "https://".length() + url.host().length() : 0;
        BitSet[] ends = new BitSet[parts.size() + 1];
        ends[parts.size()] = new BitSet();
        ends[parts.size()].set(text.length());
        for (int i = parts.size() - 1; i >= 0; i--) {
            ends[i] = begins(parts.get(i), text, slash, ends[i + 1]);
        }
        return ends[0].get(0) ? Optional.of(captured(text, slash, ends)) : Optional.empty();
    }

    /** Where a part may begin so that the rest matches from where the part ends. */
    private static BitSet begins(Part part, String text, int slash, BitSet after) {
        BitSet begins = new BitSet();
        if (part.name() == null) {
            for (int end = after.nextSetBit(part.text().length()); end >= 0; end = after.nextSetBit(end + 1)) {
                int begin = end - part.text().length();
                begins.set(begin, text.startsWith(part.text(), begin));
            }
            return begins;
        }
        if (part.isStar()) {
            int last = after.length() - 1;
            begins.set(0, last + 1);
            return begins;
        }
        for (int at = text.length() - 1; at >= 0; at--) {
            begins.set(at, isInPart(text, at, slash) && (after.get(at + 1) || begins.get(at + 1)));
        }
        return begins;
    }

    /** As much as possible goes to what comes first. */
    private Map<String, String> captured(String text, int slash, BitSet[] ends) {
        Map<String, String> captured = new HashMap<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            int end = at + part.text().length();
            if (part.name() != null) {
                int limit = text.length();
                if (!part.isStar()) {
                    limit = at;
                    while (limit < text.length() && isInPart(text, limit, slash)) {
                        limit++;
                    }
                }
                end = ends[i + 1].previousSetBit(limit);
                captured.put(part.name(), text.substring(at, end));
            }
            at = end;
        }
        return captured;
    }

    private static boolean isInPart(String text, int at, int slash) {
        char character = text.charAt(at);
        return character != '/' && (at >= slash || character != '.');
    }
}
