package dev.holdfast.pod.assets.rules;

import dev.holdfast.contract.AssetConfig.HtmlHandling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file {@code _redirects}. Lines that cannot be understood are passed over. */
final class RedirectRules {
    private static final int MOST_STATIC = 2000;
    private static final int MOST_DYNAMIC = 100;
    private static final Set<Integer> STATUSES = Set.of(200, 301, 302, 303, 307, 308);

    private final Map<String, Rule> byPath = new HashMap<>();
    private final List<Dynamic> dynamic = new ArrayList<>();

    /**
     * Where a request is led.
     *
     * @param status 200: what is there is answered instead
     */
    record Redirect(String to, int status) {}

    private record Rule(int line, String to, int status) {}

    private record Dynamic(PathPattern pattern, Rule rule) {}

    private RedirectRules() {}

    static RedirectRules parse(String text, HtmlHandling html) {
        RedirectRules rules = new RedirectRules();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : RuleLines.of(text).toList()) {
            rules.add(++number, line, html, seen);
        }
        return rules;
    }

    /** The first rule for a URL; those without patterns come first. */
    Optional<Redirect> find(AssetUrl url) {
        Rule plain = byPath.get(url.path());
        Rule ofHost = byPath.get("https://" + url.host() + url.path());
        Rule first = plain == null || (ofHost != null && ofHost.line() < plain.line()) ? ofHost : plain;
        if (first != null) {
            return Optional.of(new Redirect(first.to(), first.status()));
        }
        for (Dynamic each : dynamic) {
            Optional<Map<String, String>> captured = each.pattern().match(url);
            if (captured.isPresent()) {
                return Optional.of(new Redirect(
                        target(each.rule().to(), captured.get()), each.rule().status()));
            }
        }
        return Optional.empty();
    }

    /** A path with several slashes would lead to another host. */
    private static String target(String to, Map<String, String> captured) {
        String filled = RuleLines.filled(to, captured).strip();
        return filled.matches("(?s)\\w+://.*") ? filled : filled.replaceAll("/+", "/");
    }

    private void add(int number, String line, HtmlHandling html, Set<String> seen) {
        List<String> tokens = new ArrayList<>(List.of(line.split("\\s+")));
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i).startsWith("#")) {
                tokens.subList(i, tokens.size()).clear();
            }
        }
        if (tokens.size() < 2 || tokens.size() > 3 || !RuleLines.isPath(tokens.getFirst())) {
            return;
        }
        String from = tokens.getFirst();
        String to = tokens.get(1);
        int status = tokens.size() == 2 ? 302 : status(tokens.get(2));
        boolean isRelative = to.startsWith("/") && !to.startsWith("//");
        if ((!isRelative && (status == 200 || !to.matches("https?://.+")))
                || !STATUSES.contains(status)
                || (isRelative && loops(from, to, html))
                || !seen.add(from)) {
            return;
        }
        Optional<PathPattern> pattern = PathPattern.of(from);
        Rule rule = new Rule(number, to, status);
        if (pattern.isPresent() && !pattern.get().isDynamic()) {
            if (byPath.size() < MOST_STATIC) {
                byPath.put(from, rule);
            }
        } else if (pattern.isPresent() && dynamic.size() < MOST_DYNAMIC) {
            dynamic.add(new Dynamic(pattern.get(), rule));
        }
    }

    /** HTML files are served without their ending, which would lead back to such a rule. */
    private static boolean loops(String from, String to, HtmlHandling html) {
        boolean toIndex = to.matches(".*/index(\\.html)?");
        return toIndex && (from.endsWith("/*") || (from.endsWith("/") && html != HtmlHandling.NONE));
    }

    private static int status(String text) {
        return text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
    }
}
