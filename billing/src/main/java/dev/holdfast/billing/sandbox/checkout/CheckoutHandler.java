package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Answer;
import dev.holdfast.billing.sandbox.page.Card;
import dev.holdfast.billing.sandbox.page.PageHandler;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;

/** Serves {@code /c/pay/<session>}: the page on which a checkout session is paid. */
public final class CheckoutHandler extends PageHandler {
    private final ObjectStore store;
    private final Clock clock;
    private final Purchase purchase;
    private final PaymentPage page = new PaymentPage();

    public CheckoutHandler(
            ObjectStore store, Clock clock, Customers customers, Subscriptions subscriptions, EventLog events) {
        super(store, "/c/pay/");
        this.store = store;
        this.clock = clock;
        this.purchase = new Purchase(store, customers, subscriptions, events);
    }

    @Override
    protected Answer show(String id) {
        Optional<JsonObject> session = store.find(Names.SESSIONS, id);
        return session.isPresent() && isOpen(session.get()) ? form(200, session.get(), "") : gone(session);
    }

    @Override
    protected Answer submit(String id, JsonObject form) {
        Optional<JsonObject> session = store.find(Names.SESSIONS, id);
        return session.isPresent() && isOpen(session.get()) ? charge(session.get(), Card.in(form)) : gone(session);
    }

    private Answer charge(JsonObject session, Card card) {
        Optional<String> refusal = card.refusal(YearMonth.now(clock));
        if (refusal.isPresent()) {
            return form(402, session, refusal.get());
        }
        purchase.complete(session, card);
        return new Answer.Redirect(session.get("success_url")
                .getAsString()
                .replace("{CHECKOUT_SESSION_ID}", session.get("id").getAsString()));
    }

    private Answer form(int status, JsonObject session, String error) {
        String product = productName(session.get("id").getAsString());
        return new Answer.Html(status, page.form(session, product, email(session), error));
    }

    private static Answer gone(Optional<JsonObject> session) {
        if (session.isEmpty()) {
            return Answer.notice(404, "Page not found", "There is no such checkout.");
        }
        boolean paid = session.get().get("status").getAsString().equals("complete");
        return paid
                ? Answer.notice(410, "All done", "This checkout has been paid already.")
                : Answer.notice(410, "Too late", "This checkout has expired. Please start again.");
    }

    private boolean isOpen(JsonObject session) {
        return session.get("status").getAsString().equals("open")
                && session.get("expires_at").getAsLong() > clock.instant().getEpochSecond();
    }

    private String email(JsonObject session) {
        return Json.string(session, "customer_email")
                .or(() -> Json.string(session, "customer")
                        .flatMap(id -> store.find(Names.CUSTOMERS, id))
                        .flatMap(customer -> Json.string(customer, "email")))
                .orElse("");
    }

    private String productName(String sessionId) {
        return store.find(Names.ORDERS, sessionId)
                .flatMap(order -> store.find(
                        Names.PRICES, order.getAsJsonArray("prices").get(0).getAsString()))
                .flatMap(
                        price -> store.find(Names.PRODUCTS, price.get("product").getAsString()))
                .map(product -> product.get("name").getAsString())
                .orElseThrow();
    }
}
