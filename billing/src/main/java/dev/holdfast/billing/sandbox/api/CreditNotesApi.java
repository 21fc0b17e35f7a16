package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;

/** Credit notes: of what was paid for an invoice, so much is given back to the card. */
final class CreditNotesApi {
    private static final String GIVEN_BACK = "post_payment_credit_notes_amount";

    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final EventLog events;

    CreditNotesApi(ObjectStore store, Ids ids, Clock clock, EventLog events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/credit_notes", (id, parameters) -> create(parameters));
    }

    private JsonObject create(Parameters parameters) {
        parameters.allowing("invoice", "amount", "refund_amount", "reason");
        String invoiceId = parameters.required("invoice");
        JsonObject invoice =
                store.find(Names.INVOICES, invoiceId).orElseThrow(() -> ApiException.missing("invoice", invoiceId));
        long amount = parameters.requiredInteger("amount");
        if (parameters.requiredInteger("refund_amount") != amount) {
            throw ApiException.invalid(
                    "parameter_invalid", "refund_amount", "The sandbox refunds the whole amount of a credit note.");
        }
        long before = invoice.get(GIVEN_BACK).getAsLong();
        if (amount < 1 || before + amount > invoice.get("amount_paid").getAsLong()) {
            throw ApiException.invalid(
                    "credit_note_amount_invalid", "amount", "The amount is more than what is left of what was paid.");
        }
        invoice.addProperty(GIVEN_BACK, before + amount);
        JsonObject note = JsonMembers.of(ids.next("cn"), "credit_note")
                .set("amount", amount)
                .set("created", clock.instant().getEpochSecond())
                .set("currency", invoice.get("currency"))
                .set("customer", invoice.get("customer"))
                .set("invoice", invoiceId)
                .set("livemode", false)
                .set("reason", parameters.string("reason").orElse(null))
                .set("status", "issued")
                .set("type", "post_payment")
                .json();
        events.emit("credit_note.created", note);
        return note;
    }
}
