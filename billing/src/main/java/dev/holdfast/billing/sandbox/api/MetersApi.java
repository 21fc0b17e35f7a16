package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.meter.MeterEvents;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Billing meters that sum up, their events, and the sums over a time. */
final class MetersApi {
    private static final Duration OLDEST = Duration.ofDays(35);
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);
    private static final String CUSTOMER_KEY = "stripe_customer_id";
    private static final String VALUE_KEY = "value";

    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final MeterEvents events;

    MetersApi(ObjectStore store, Ids ids, Clock clock, MeterEvents events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/billing/meters", (id, parameters) -> create(parameters))
                .add("GET", "/v1/billing/meters", (id, parameters) -> list(parameters))
                .add("GET", "/v1/billing/meters/{id}", (id, parameters) -> require(id))
                .add("GET", "/v1/billing/meters/{id}/event_summaries", this::summaries)
                .add("POST", "/v1/billing/meter_events", (id, parameters) -> report(parameters));
    }

    private JsonObject create(Parameters parameters) {
        parameters.allowing("display_name", "event_name", "default_aggregation", "customer_mapping", "value_settings");
        parameters.nested("default_aggregation").allowing("formula").only("formula", "sum");
        parameters
                .nested("customer_mapping")
                .allowing("event_payload_key", "type")
                .only("event_payload_key", CUSTOMER_KEY)
                .only("type", "by_id");
        parameters.nested("value_settings").allowing("event_payload_key").only("event_payload_key", VALUE_KEY);
        String event = parameters.required("event_name");
        if (store.all(Names.METERS).stream().anyMatch(each -> isOf(each, event))) {
            throw ApiException.invalid(
                    "resource_already_exists", "event_name", "There is already an active meter for " + event);
        }
        JsonObject meter = JsonMembers.of(ids.next("mtr_test"), "billing.meter")
                .set("created", clock.instant().getEpochSecond())
                .set(
                        "default_aggregation",
                        JsonMembers.fresh().set("formula", "sum").json())
                .set("display_name", parameters.required("display_name"))
                .set("event_name", event)
                .set("livemode", false)
                .set("status", "active")
                .json();
        store.put(Names.METERS, meter);
        return meter;
    }

    private JsonObject list(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "status").only("status", "active");
        return Page.of(store.all(Names.METERS), "/v1/billing/meters", parameters);
    }

    private JsonObject report(Parameters parameters) {
        parameters.allowing("event_name", "payload", "identifier", "timestamp");
        Parameters payload = parameters.nested("payload").allowing(CUSTOMER_KEY, VALUE_KEY);
        String name = parameters.required("event_name");
        JsonObject meter = store.all(Names.METERS).stream()
                .filter(each -> isOf(each, name))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "resource_missing", "event_name", "No active meter found for event name " + name));
        String customer = CustomersApi.require(store, payload.required(CUSTOMER_KEY));
        payload.required(VALUE_KEY);
        BigDecimal value = payload.decimal(VALUE_KEY).orElseThrow();
        Instant time = time(parameters);
        String identifier = parameters.string("identifier").orElseGet(() -> ids.next("identifier"));
        if (events.isKnown(identifier)) {
            throw ApiException.invalid(
                    "duplicate_meter_event",
                    "identifier",
                    "An event already exists with identifier %s.".formatted(identifier));
        }
        events.add(identifier, meter.get("id").getAsString(), customer, value, time);
        return JsonMembers.fresh()
                .set("object", "billing.meter_event")
                .set("created", clock.instant().getEpochSecond())
                .set("event_name", name)
                .set("identifier", identifier)
                .set("livemode", false)
                .set(
                        "payload",
                        JsonMembers.fresh()
                                .set(CUSTOMER_KEY, customer)
                                .set(VALUE_KEY, value.toPlainString())
                                .json())
                .set("timestamp", time.getEpochSecond())
                .json();
    }

    private Instant time(Parameters parameters) {
        Instant now = clock.instant();
        Instant time =
                parameters.integer("timestamp").map(Instant::ofEpochSecond).orElse(now);
        if (time.isBefore(now.minus(OLDEST))) {
            throw ApiException.invalid(
                    "timestamp_too_far_in_past", "timestamp", "The timestamp is more than 35 days in the past.");
        }
        if (time.isAfter(now.plus(MOST_AHEAD))) {
            throw ApiException.invalid(
                    "timestamp_in_future", "timestamp", "The timestamp is more than 5 minutes in the future.");
        }
        return time;
    }

    private JsonObject summaries(String id, Parameters parameters) {
        parameters.allowing("customer", "start_time", "end_time", "limit");
        require(id);
        long start = parameters.requiredInteger("start_time");
        long end = parameters.requiredInteger("end_time");
        if (start % 60 != 0 || end % 60 != 0) {
            throw ApiException.invalid("parameter_invalid", "start_time", "Times must be whole minutes.");
        }
        JsonObject summary = JsonMembers.of(ids.next("mtrusg"), "billing.meter_event_summary")
                .set("aggregated_value", events.sum(id, parameters.required("customer"), start, end))
                .set("end_time", end)
                .set("livemode", false)
                .set("meter", id)
                .set("start_time", start)
                .json();
        return Page.of(List.of(summary), "/v1/billing/meters/%s/event_summaries".formatted(id), parameters);
    }

    private JsonObject require(String id) {
        return store.find(Names.METERS, id).orElseThrow(() -> ApiException.missing("billing.meter", id));
    }

    private static boolean isOf(JsonObject meter, String eventName) {
        return meter.get("event_name").getAsString().equals(eventName);
    }
}
