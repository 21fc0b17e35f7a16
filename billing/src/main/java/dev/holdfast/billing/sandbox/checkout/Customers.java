package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.time.Clock;
import java.util.Optional;

/** Makes customers. Must be used inside a change of the store. */
public final class Customers {
    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final EventLog events;

    public Customers(ObjectStore store, Ids ids, Clock clock, EventLog events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    public JsonObject create(Optional<String> email, Optional<String> name, JsonObject metadata) {
        JsonObject customer = JsonMembers.of(ids.next("cus"), "customer")
                .set("created", clock.instant().getEpochSecond())
                .set("email", email.orElse(null))
                .set("livemode", false)
                .set("metadata", metadata)
                .set("name", name.orElse(null))
                .json();
        store.put(Names.CUSTOMERS, customer);
        events.emit("customer.created", customer);
        return customer;
    }
}
