package dev.holdfast.pod.assets.rules;

import dev.holdfast.link.message.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file {@code _headers}. Lines that cannot be understood are passed over. */
final class HeaderRules {
    private static final int MOST = 100;

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(PathPattern pattern, Map<String, String> set, List<String> unset) {}

    private HeaderRules() {}

    static HeaderRules parse(String text) {
        HeaderRules parsed = new HeaderRules();
        Optional<Rule> rule = Optional.empty();
        for (String line : RuleLines.of(text).toList()) {
            if (RuleLines.isPath(line)) {
                rule = PathPattern.of(line).map(pattern -> new Rule(pattern, new LinkedHashMap<>(), new ArrayList<>()));
                if (parsed.rules.size() < MOST) {
                    rule.ifPresent(parsed.rules::add);
                }
            } else {
                rule.ifPresent(each -> read(line, each));
            }
        }
        return parsed;
    }

    /** The fields of a response with what the rules for its URL set and take away, one after the other. */
    Headers apply(AssetUrl url, Headers headers) {
        Headers changed = headers;
        Set<String> set = new HashSet<>();
        for (Rule rule : rules) {
            Optional<Map<String, String>> captured = rule.pattern().match(url);
            if (captured.isEmpty()) {
                continue;
            }
            for (String name : rule.unset()) {
                changed = without(changed, name);
            }
            for (Map.Entry<String, String> field : rule.set().entrySet()) {
                String value = RuleLines.filled(field.getValue(), captured.get());
                String before = set.add(field.getKey())
                        ? ""
                        : changed.joined(field.getKey())
                                .map(text -> text + ", ")
                                .orElse("");
                Headers next = changed.with(field.getKey(), before + value);
                changed = next.areWellFormed() ? next : changed;
            }
        }
        return changed;
    }

    private static void read(String line, Rule rule) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            if (line.startsWith("! ")) {
                rule.unset().add(line.substring(2).strip().toLowerCase(Locale.ROOT));
            }
            return;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        if (!name.isEmpty() && !value.isEmpty() && new Headers(name + "\n" + value).areWellFormed()) {
            rule.set().merge(name, value, (one, other) -> one + ", " + other);
        }
    }

    private static Headers without(Headers headers, String name) {
        List<String> parts = headers.parts();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (!parts.get(i).equals(name)) {
                kept.add(parts.get(i));
                kept.add(parts.get(i + 1));
            }
        }
        return new Headers(String.join("\n", kept));
    }
}
