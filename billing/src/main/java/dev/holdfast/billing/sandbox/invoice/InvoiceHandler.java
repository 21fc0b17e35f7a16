package dev.holdfast.billing.sandbox.invoice;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.page.Answer;
import dev.holdfast.billing.sandbox.page.Card;
import dev.holdfast.billing.sandbox.page.PageHandler;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;

/** Serves {@code /i/<invoice>}: what is invoiced, and while it waits to be paid a form with a card's fields. */
public final class InvoiceHandler extends PageHandler {
    private final ObjectStore store;
    private final Clock clock;
    private final Subscriptions subscriptions;
    private final InvoicePage page;

    public InvoiceHandler(ObjectStore store, Clock clock, Subscriptions subscriptions) {
        super(store, InvoicePage.PREFIX);
        this.store = store;
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.page = new InvoicePage();
    }

    @Override
    protected Answer show(String id) {
        return store.find(Names.INVOICES, id)
                .<Answer>map(each -> new Answer.Html(200, page.of(each, "")))
                .orElseGet(InvoiceHandler::gone);
    }

    /** The card becomes the customer's. */
    @Override
    protected Answer submit(String id, JsonObject form) {
        return store.find(Names.INVOICES, id)
                .map(each -> pay(each, Card.in(form)))
                .orElseGet(InvoiceHandler::gone);
    }

    private Answer pay(JsonObject invoice, Card card) {
        if (!invoice.get("status").getAsString().equals("open")) {
            return new Answer.Html(402, page.of(invoice, "This invoice does not wait to be paid."));
        }
        Optional<String> refusal = card.refusal(YearMonth.now(clock));
        if (refusal.isPresent()) {
            return new Answer.Html(402, page.of(invoice, refusal.get()));
        }
        store.put(Names.CARDS, card.kept(invoice.get("customer").getAsString()));
        return subscriptions.pay(invoice)
                ? new Answer.Redirect(InvoicePage.PREFIX + invoice.get("id").getAsString())
                : new Answer.Html(402, page.of(invoice, "Your card was declined."));
    }

    private static Answer gone() {
        return Answer.notice(404, "Page not found", "There is no such invoice.");
    }
}
