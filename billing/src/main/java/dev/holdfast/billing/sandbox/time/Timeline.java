package dev.holdfast.billing.sandbox.time;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets time pass: whatever falls due happens in its order, as of its moment. Must be used inside a change of the store.
 */
public final class Timeline {
    private static final String AHEAD = "sandbox_seconds_ahead";

    private final ObjectStore store;
    private final SandboxClock clock;
    private final Subscriptions subscriptions;

    public Timeline(ObjectStore store, SandboxClock clock, Subscriptions subscriptions) {
        this.store = store;
        this.clock = clock;
        this.subscriptions = subscriptions;
    }

    /** Takes up the time of an earlier run. */
    public void resume() {
        store.all(Names.TEST_CLOCKS)
                .forEach(each ->
                        clock.setAhead(Duration.ofSeconds(each.get(AHEAD).getAsLong())));
    }

    /** Does what is due by now. */
    public void settle() {
        runUntil(clock.instant());
    }

    /** Moves a test clock, and the whole sandbox with it; never back. */
    public void advance(JsonObject testClock, Instant target) {
        runUntil(target);
        Duration ahead = clock.aheadAt(target);
        JsonMembers.in(testClock).set("frozen_time", target.getEpochSecond()).set(AHEAD, ahead.toSeconds());
        clock.setAhead(ahead);
    }

    private void runUntil(Instant target) {
        for (Optional<Instant> due = subscriptions.nextDue();
                due.isPresent() && !due.get().isAfter(target);
                due = subscriptions.nextDue()) {
            clock.at(due.get(), subscriptions::settleDue);
        }
    }
}
