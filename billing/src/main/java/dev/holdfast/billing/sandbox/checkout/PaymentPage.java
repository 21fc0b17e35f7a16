package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
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

/** The HTML of the hosted page. Every value is escaped. */
final class PaymentPage {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final String form = resource("payment.html");
    private final String notice = resource("notice.html");

    /** @param error why the last try failed; empty on the first view */
    String form(JsonObject session, String productName, String error) {
        return fill(
                form,
                Map.of(
                        "action",
                        "/c/pay/" + session.get("id").getAsString(),
                        "product",
                        productName,
                        "price",
                        price(session),
                        "email",
                        Json.string(session, "customer_email").orElse(""),
                        "cancelUrl",
                        session.get("cancel_url").getAsString(),
                        "error",
                        error,
                        "errorClass",
                        error.isEmpty() ? "hidden" : "error"));
    }

    String notice(String title, String text) {
        return fill(notice, Map.of("title", title, "text", text));
    }

    private static String price(JsonObject session) {
        BigDecimal amount = BigDecimal.valueOf(session.get("amount_total").getAsLong(), 2);
        String currency = session.get("currency").getAsString();
        return currency.equals("usd") ? "$" + amount : amount + " " + currency.toUpperCase(Locale.ROOT);
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        escape(Objects.requireNonNull(values.get(match.group(1)), match.group(1)))));
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

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PaymentPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
