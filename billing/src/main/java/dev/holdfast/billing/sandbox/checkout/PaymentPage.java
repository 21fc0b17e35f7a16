package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Template;
import java.util.Map;

/** The HTML of the payment page. */
final class PaymentPage {
    private final Template form = Template.of(PaymentPage.class, "payment.html");

    /** @param error why the last try failed; empty on the first view */
    Template.Markup form(JsonObject session, String productName, String email, String error) {
        return form.fill(Map.of(
                "action",
                "/c/pay/" + session.get("id").getAsString(),
                "product",
                productName,
                "price",
                Template.money(
                        session.get("amount_total").getAsLong(),
                        session.get("currency").getAsString()),
                "email",
                email,
                "cancelUrl",
                session.get("cancel_url").getAsString(),
                "error",
                error,
                "errorClass",
                error.isEmpty() ? "hidden" : "error"));
    }
}
