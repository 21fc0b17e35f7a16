package dev.holdfast.billing.sandbox.page;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A card as typed into a page. Never logged; its number is never stored.
 *
 * @param expiry month and year, as {@code 12 / 34}
 */
public record Card(String number, String expiry, String securityCode, String holder) {
    /** Can be charged when it is typed in, but not at renewals. */
    private static final String DECLINED_LATER = "4000000000000341";

    private static final Pattern EXPIRY = Pattern.compile("(\\d{1,2})\\s*/\\s*(?:20)?(\\d{2})");
    private static final Map<String, String> DECLINED = Map.of(
            "4000000000000002", "Your card was declined.",
            "4000000000009995", "Your card has insufficient funds.",
            "4000000000000069", "Your card has expired.");
    private static final Set<String> ACCEPTED =
            Set.of("4242424242424242", "5555555555554444", "378282246310005", DECLINED_LATER);

    /** Returns the card in a form's fields, with what is missing as empty text. */
    public static Card in(JsonObject form) {
        return new Card(
                field(form, "cardNumber").replaceAll("[\\s-]", ""),
                field(form, "cardExpiry").strip(),
                field(form, "cardCvc").strip(),
                field(form, "billingName").strip());
    }

    /** Returns why the card cannot be charged; empty if it can. */
    public Optional<String> refusal(YearMonth today) {
        if (!number.matches("\\d{12,19}")) {
            return Optional.of("Your card number is incomplete.");
        }
        Matcher date = EXPIRY.matcher(expiry);
        if (!date.matches() || !isMonth(date.group(1))) {
            return Optional.of("Your card's expiration date is incomplete.");
        }
        int year = 2000 + Integer.parseInt(date.group(2));
        if (YearMonth.of(year, Integer.parseInt(date.group(1))).isBefore(today)) {
            return Optional.of("Your card's expiration date is in the past.");
        }
        if (!securityCode.matches("\\d{3,4}")) {
            return Optional.of("Your card's security code is incomplete.");
        }
        return verdict();
    }

    /** What is kept of the card of a customer. */
    public JsonObject kept(String customer) {
        return JsonMembers.fresh()
                .set("id", customer)
                .set("last4", number.substring(number.length() - 4))
                .set("good", !number.equals(DECLINED_LATER))
                .json();
    }

    private Optional<String> verdict() {
        if (ACCEPTED.contains(number)) {
            return Optional.empty();
        }
        return Optional.of(DECLINED.getOrDefault(
                number,
                "Your card was declined. This is a sandbox: only test cards work here, such as 4242 4242 4242 4242."));
    }

    private static boolean isMonth(String text) {
        int month = Integer.parseInt(text);
        return month >= 1 && month <= 12;
    }

    private static String field(JsonObject form, String name) {
        return form.has(name) && form.get(name).isJsonPrimitive()
                ? Json.string(form, name).orElse("")
                : "";
    }

    /** Leaves out everything that identifies the card. */
    @Override
    public String toString() {
        return "Card[…]";
    }
}
