package dev.holdfast.billing.sandbox.portal;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Answer;
import dev.holdfast.billing.sandbox.page.Card;
import dev.holdfast.billing.sandbox.page.PageHandler;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Serves {@code /p/session/<session>}: what a customer has, and forms with the field {@code action}: {@code cancel} and
 * {@code resume} with {@code subscription}, {@code card} with a card's fields, {@code pay} with {@code invoice}.
 */
public final class PortalHandler extends PageHandler {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ObjectStore store;
    private final Clock clock;
    private final Subscriptions subscriptions;
    private final PortalPage page;

    public PortalHandler(ObjectStore store, Clock clock, Subscriptions subscriptions) {
        super(store, "/p/session/");
        this.store = store;
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.page = new PortalPage(store);
    }

    @Override
    protected Answer show(String id) {
        return session(id)
                .<Answer>map(each -> new Answer.Html(200, page.of(each, "")))
                .orElseGet(PortalHandler::gone);
    }

    @Override
    protected Answer submit(String id, JsonObject form) {
        return session(id).map(each -> act(each, form)).orElseGet(PortalHandler::gone);
    }

    private Answer act(JsonObject session, JsonObject form) {
        String customer = session.get("customer").getAsString();
        Optional<String> refusal = switch (Json.string(form, "action").orElse("")) {
            case "cancel" -> setCancelled(customer, form, true);
            case "resume" -> setCancelled(customer, form, false);
            case "card" -> setCard(customer, Card.in(form));
            case "pay" -> pay(customer, form);
            default -> Optional.of("That cannot be done here.");
        };
        return refusal.<Answer>map(text -> new Answer.Html(402, page.of(session, text)))
                .orElseGet(() ->
                        new Answer.Redirect("/p/session/" + session.get("id").getAsString()));
    }

    private Optional<String> setCancelled(String customer, JsonObject form, boolean cancel) {
        return named(Names.SUBSCRIPTIONS, "subscription", customer, form)
                .filter(each -> !Subscriptions.isOver(each))
                .map(each -> {
                    subscriptions.cancelAtPeriodEnd(each, cancel);
                    return Optional.<String>empty();
                })
                .orElse(Optional.of("This subscription has ended."));
    }

    private Optional<String> setCard(String customer, Card card) {
        Optional<String> refusal = card.refusal(YearMonth.now(clock));
        if (refusal.isEmpty()) {
            store.put(Names.CARDS, card.kept(customer));
        }
        return refusal;
    }

    private Optional<String> pay(String customer, JsonObject form) {
        return named(Names.INVOICES, "invoice", customer, form)
                .filter(each -> each.get("status").getAsString().equals("open"))
                .map(each ->
                        subscriptions.pay(each) ? Optional.<String>empty() : Optional.of("Your card was declined."))
                .orElse(Optional.of("This invoice does not wait to be paid."));
    }

    private Optional<JsonObject> named(String collection, String field, String customer, JsonObject form) {
        return Json.string(form, field)
                .flatMap(id -> store.find(collection, id))
                .filter(each -> each.get("customer").getAsString().equals(customer));
    }

    private Optional<JsonObject> session(String id) {
        long oldest = clock.instant().minus(LIFETIME).getEpochSecond();
        List.copyOf(store.all(Names.PORTAL_SESSIONS)).stream()
                .filter(each -> each.get("created").getAsLong() < oldest)
                .forEach(each ->
                        store.remove(Names.PORTAL_SESSIONS, each.get("id").getAsString()));
        return store.find(Names.PORTAL_SESSIONS, id);
    }

    private static Answer gone() {
        return Answer.notice(404, "Page not found", "This page is not open any more. Please start again.");
    }
}
