package dev.holdfast.pod.assets.rules;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files {@code _headers} and {@code _redirects} have in common. */
final class RuleLines {
    private static final int LONGEST_LINE = 2000;
    private static final Pattern NAME = Pattern.compile(":([A-Za-z]\\w*)");

    private RuleLines() {}

    /** Lines that say something. */
    static Stream<String> of(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.length() <= LONGEST_LINE);
    }

    /** Whether it can be what a rule is for. */
    static boolean isPath(String text) {
        return text.startsWith("/") || text.startsWith("https://");
    }

    /** Puts what was captured in the place of names; names of nothing stay. */
    static String filled(String text, Map<String, String> captured) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(captured.getOrDefault(match.group(1), match.group())));
    }
}
