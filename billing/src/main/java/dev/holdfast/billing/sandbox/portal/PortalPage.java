package dev.holdfast.billing.sandbox.portal;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Template;
import dev.holdfast.billing.sandbox.page.Template.Markup;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The HTML of the portal. Must be used inside a change of the store. */
final class PortalPage {
    private static final Template SUBSCRIPTION = Template.inline("""
            <form method="post" class="row"><div>{{name}} <span class="state">{{state}}</span><small>{{period}}</small></div>
            <input type="hidden" name="subscription" value="{{id}}"><button name="action" value="{{action}}">{{label}}</button></form>
            """);
    private static final Template ENDED = Template.inline("""
            <div class="row"><div>{{name}} <span class="state">canceled</span></div></div>
            """);
    private static final Template INVOICE = Template.inline("""
            <div class="row"><div>{{date}}<small>{{lines}}</small></div><div>{{amount}} <span class="state">{{state}}</span></div>{{pay}}</div>
            """);
    private static final Template PAY = Template.inline("""
            <form method="post"><input type="hidden" name="invoice" value="{{id}}"><button name="action" value="pay">Pay now</button></form>
            """);
    private static final Markup NOTHING = new Markup("");

    private final ObjectStore store;
    private final Template page = Template.of(PortalPage.class, "portal.html");

    PortalPage(ObjectStore store) {
        this.store = store;
    }

    /** @param error why the last action failed; empty on the first view */
    Markup of(JsonObject session, String error) {
        String customer = session.get("customer").getAsString();
        return page.fill(Map.of(
                "returnUrl",
                session.get("return_url").getAsString(),
                "error",
                error,
                "errorClass",
                error.isEmpty() ? "hidden" : "error",
                "card",
                store.find(Names.CARDS, customer)
                        .map(card -> "•••• " + card.get("last4").getAsString())
                        .orElse("none"),
                "subscriptions",
                joined(owned(Names.SUBSCRIPTIONS, customer)
                        .map(this::subscription)
                        .toList()),
                "invoices",
                joined(owned(Names.INVOICES, customer)
                        .map(this::invoice)
                        .toList()
                        .reversed())));
    }

    private Stream<JsonObject> owned(String collection, String customer) {
        return store.all(collection).stream()
                .filter(each -> each.get("customer").getAsString().equals(customer));
    }

    private Markup subscription(JsonObject subscription) {
        JsonObject item = Json.data(subscription.getAsJsonObject("items")).getFirst();
        String name = store.find(
                        Names.PRODUCTS,
                        item.getAsJsonObject("price").get("product").getAsString())
                .orElseThrow()
                .get("name")
                .getAsString();
        String status = subscription.get("status").getAsString();
        if (status.equals("canceled")) {
            return ENDED.fill(Map.of("name", name));
        }
        boolean ends = subscription.get("cancel_at_period_end").getAsBoolean();
        LocalDate end = date(item.get("current_period_end").getAsLong());
        return SUBSCRIPTION.fill(Map.of(
                "name",
                name,
                "state",
                status,
                "period",
                (ends ? "Ends on " : "Renews on ") + end,
                "id",
                subscription.get("id").getAsString(),
                "action",
                ends ? "resume" : "cancel",
                "label",
                ends ? "Do not cancel" : "Cancel"));
    }

    private Markup invoice(JsonObject invoice) {
        String status = invoice.get("status").getAsString();
        return INVOICE.fill(Map.of(
                "date", date(invoice.get("created").getAsLong()),
                "lines", lines(invoice),
                "amount",
                        Template.money(
                                invoice.get("amount_due").getAsLong(),
                                invoice.get("currency").getAsString()),
                "state", status,
                "pay",
                        status.equals("open")
                                ? PAY.fill(Map.of("id", invoice.get("id").getAsString()))
                                : NOTHING));
    }

    private static String lines(JsonObject invoice) {
        return Json.data(Json.child(invoice, "lines")).stream()
                .filter(line -> line.get("amount").getAsLong() > 0)
                .map(line -> line.get("description").getAsString())
                .collect(Collectors.joining(", "));
    }

    private static Markup joined(List<Markup> parts) {
        return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
    }

    private static LocalDate date(long seconds) {
        return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
