package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The test clock: there is one, it goes on ticking, and whoever advances it advances the whole sandbox. */
final class TestClocksApi {
    private static final String ID = "clock_sandbox";
    private static final Duration MOST = Duration.ofDays(400);

    private final ObjectStore store;
    private final Ids ids;
    private final Clock clock;
    private final Timeline timeline;

    TestClocksApi(ObjectStore store, Ids ids, Clock clock, Timeline timeline) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.timeline = timeline;
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/test_helpers/test_clocks", (id, parameters) -> create(parameters))
                .add("GET", "/v1/test_helpers/test_clocks/{id}", (id, parameters) -> require(id))
                .add("POST", "/v1/test_helpers/test_clocks/{id}/advance", this::advance);
    }

    private JsonObject create(Parameters parameters) {
        parameters.allowing("frozen_time", "name");
        return store.find(Names.TEST_CLOCKS, ID).orElseGet(() -> {
            JsonObject made = JsonMembers.of(ID, "test_helpers.test_clock")
                    .set("created", clock.instant().getEpochSecond())
                    .set("livemode", false)
                    .set("name", parameters.string("name").orElse(ids.next("clock")))
                    .set("status", "ready")
                    .json();
            store.put(Names.TEST_CLOCKS, made);
            return advanced(made, parameters);
        });
    }

    private JsonObject advance(String id, Parameters parameters) {
        parameters.allowing("frozen_time");
        return advanced(require(id), parameters);
    }

    private JsonObject advanced(JsonObject testClock, Parameters parameters) {
        Instant target = Instant.ofEpochSecond(parameters.requiredInteger("frozen_time"));
        Instant now = clock.instant();
        if (target.isBefore(now.minusSeconds(1)) || target.isAfter(now.plus(MOST))) {
            throw ApiException.invalid(
                    "parameter_invalid", "frozen_time", "The time must lie ahead, by 400 days at most.");
        }
        timeline.advance(testClock, target);
        return testClock;
    }

    private JsonObject require(String id) {
        return store.find(Names.TEST_CLOCKS, id).orElseThrow(() -> ApiException.missing("test_helpers.test_clock", id));
    }
}
