package dev.holdfast.billing.sandbox.invoice;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Template;
import dev.holdfast.billing.sandbox.page.Template.Markup;
import dev.holdfast.billing.sandbox.store.Json;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/** The HTML of an invoice. */
public final class InvoicePage {
    static final String PREFIX = "/i/";

    private static final Template LINE = Template.inline("""
            <div class="row"><div>{{description}}</div><div>{{amount}}</div></div>
            """);

    private final Template page = Template.of(InvoicePage.class, "invoice.html");

    /** Where the page of an invoice is. */
    public static URI of(URI base, String invoice) {
        return base.resolve(PREFIX + invoice);
    }

    /** @param error why the last try to pay failed; empty on the first view */
    Markup of(JsonObject invoice, String error) {
        String currency = invoice.get("currency").getAsString();
        String status = invoice.get("status").getAsString();
        return page.fill(Map.of(
                "date",
                Instant.ofEpochSecond(invoice.get("created").getAsLong())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate(),
                "state",
                status,
                "total",
                Template.money(invoice.get("total").getAsLong(), currency),
                "givenBack",
                Template.money(invoice.get("post_payment_credit_notes_amount").getAsLong(), currency),
                "givenBackClass",
                invoice.get("post_payment_credit_notes_amount").getAsLong() == 0 ? "hidden" : "row",
                "lines",
                new Markup(Json.data(Json.child(invoice, "lines")).stream()
                        .map(line -> LINE.fill(Map.of(
                                        "description",
                                        line.get("description").getAsString(),
                                        "amount",
                                        Template.money(line.get("amount").getAsLong(), currency)))
                                .html())
                        .collect(Collectors.joining())),
                "error",
                error,
                "errorClass",
                error.isEmpty() ? "hidden" : "error",
                "payClass",
                status.equals("open") ? "card" : "hidden"));
    }
}
