package dev.holdfast.sandbox.module;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CommonJS modules name in calls to {@code require} whose argument is a literal. */
public final class CommonJsSource {
    private static final Pattern REQUIRE =
            Pattern.compile("\\brequire\\s*\\(\\s*(?:\"([^\"\\n]*)\"|'([^'\\n]*)')\\s*\\)");

    private CommonJsSource() {}

    /** The modules of other types that a CommonJS module may require, itself or through other CommonJS modules. */
    public static Set<String> otherModules(Bundle bundle, String name) {
        Set<String> others = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(name));
        Deque<String> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            String current = waiting.removeFirst();
            for (String required : required(bundle, current)) {
                boolean isCommonJs =
                        bundle.module(required).orElseThrow().type().equals("COMMON_JS");
                if (!isCommonJs) {
                    others.add(required);
                } else if (seen.add(required)) {
                    waiting.addLast(required);
                }
            }
        }
        return others;
    }

    private static Set<String> required(Bundle bundle, String name) {
        Set<String> names = new LinkedHashSet<>();
        Matcher calls = REQUIRE.matcher(bundle.module(name).orElseThrow().content());
        while (calls.find()) {
            String specifier = calls.group(1) == null ? calls.group(2) : calls.group(1);
            String required = ModuleNames.resolve(specifier, name);
            if (bundle.module(required).isPresent()) {
                names.add(required);
            }
        }
        return names;
    }
}
