package dev.holdfast.billing.sandbox.webhook;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.Json;
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
        JsonObject event = Json.with(
                Json.object(ids.next("evt"), "event"),
                "api_version",
                Stripe.API_VERSION,
                "created",
                clock.instant().getEpochSecond(),
                "livemode",
                false,
                "pending_webhooks",
                1,
                "type",
                type,
                "data",
                Json.with(new JsonObject(), "object", object.deepCopy()));
        store.put(Names.EVENTS, event);
        sender.enqueue(event.get("id").getAsString());
    }
}
