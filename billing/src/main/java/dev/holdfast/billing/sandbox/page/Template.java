package dev.holdfast.billing.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTML with places for values. Every value is escaped, unless it is {@link Markup}. Immutable. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final String html;

    private Template(String html) {
        this.html = html;
    }

    /** HTML that a template made. */
    public record Markup(String html) {}

    /** @param owner the class beside whose package's resources the file is */
    public static Template of(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Template inline(String html) {
        return new Template(html);
    }

    public Markup fill(Map<String, ?> values) {
        return new Markup(PLACEHOLDER
                .matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(
                        text(Objects.requireNonNull(values.get(match.group(1)), match.group(1))))));
    }

    /** An amount of hundredths of a currency as people read it. */
    public static String money(long cents, String currency) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        return currency.equals("usd") ? "$" + amount : amount + " " + currency.toUpperCase(Locale.ROOT);
    }

    private static String text(Object value) {
        return value instanceof Markup(String html) ? html : escape(value.toString());
    }

    private static String escape(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
