package dev.holdfast.billing.sandbox.meter;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps meter events, each identifier once, and sums them up. Events are forgotten when no invoice can need them any
 * more. Must be used inside a change of the store.
 */
public final class MeterEvents {
    private static final Duration KEPT = Duration.ofDays(70);

    private final ObjectStore store;
    private final Clock clock;

    public MeterEvents(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public boolean isKnown(String identifier) {
        return store.find(Names.METER_EVENTS, identifier).isPresent();
    }

    public void add(String identifier, String meterId, String customer, BigDecimal value, Instant time) {
        forgetOld();
        store.put(
                Names.METER_EVENTS,
                JsonMembers.fresh()
                        .set("id", identifier)
                        .set("meter", meterId)
                        .set("customer", customer)
                        .set("value", value.toPlainString())
                        .set("timestamp", time.getEpochSecond())
                        .json());
    }

    /** The sum of a customer's events from {@code start} until before {@code end}, in epoch seconds. */
    public BigDecimal sum(String meterId, String customer, long start, long end) {
        return store.all(Names.METER_EVENTS).stream()
                .filter(each -> is(each, "meter", meterId) && is(each, "customer", customer))
                .filter(each -> start <= time(each) && time(each) < end)
                .map(each -> each.get("value").getAsBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void forgetOld() {
        long oldest = clock.instant().minus(KEPT).getEpochSecond();
        store.all(Names.METER_EVENTS).stream()
                .filter(each -> time(each) < oldest)
                .forEach(each -> store.remove(Names.METER_EVENTS, each.get("id").getAsString()));
    }

    private static boolean is(JsonObject event, String member, String value) {
        return event.get(member).getAsString().equals(value);
    }

    private static long time(JsonObject event) {
        return event.get("timestamp").getAsLong();
    }
}
