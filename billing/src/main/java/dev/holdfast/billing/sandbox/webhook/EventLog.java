package dev.holdfast.billing.sandbox.webhook;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.time.Clock;

/** Records events and queues them for delivery, in one change of the store with what they tell. */
public final class EventLog {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final WebhookSender sender;

    public EventLog(ObjectStore store, Ids ids, Clock clock, WebhookSender sender) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.sender = sender;
    }

    /** Must be called inside a change of the store. The object is copied as it is now. */
    public void emit(String type, JsonObject object) {
        JsonObject event = JsonMembers.of(ids.next("evt"), "event")
                .set("api_version", Stripe.API_VERSION)
                .set("created", clock.instant().getEpochSecond())
                .set("livemode", false)
                .set("pending_webhooks", 1)
                .set("type", type)
                .set(
                        "data",
                        JsonMembers.fresh().set("object", object.deepCopy()).json())
                .json();
        store.put(Names.EVENTS, event);
        sender.enqueue(event.get("id").getAsString());
    }
}
