package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import java.util.Optional;

/** Subscriptions: read, list, let end with the period, cancel at once. */
final class SubscriptionsApi {
    private final ObjectStore store;
    private final Subscriptions subscriptions;

    SubscriptionsApi(ObjectStore store, Subscriptions subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/subscriptions", (id, parameters) -> list(parameters))
                .add("GET", "/v1/subscriptions/{id}", (id, parameters) -> require(id))
                .add("POST", "/v1/subscriptions/{id}", this::update)
                .add("DELETE", "/v1/subscriptions/{id}", this::cancel);
    }

    private JsonObject list(Parameters parameters) {
        parameters.allowing("limit", "starting_after", "customer", "status");
        Optional<String> customer = parameters.string("customer");
        String status = parameters.string("status").orElse("not canceled");
        return Page.of(
                store.all(Names.SUBSCRIPTIONS).stream()
                        .filter(each -> customer.isEmpty()
                                || Json.string(each, "customer").equals(customer))
                        .filter(each -> hasStatus(each, status))
                        .toList(),
                "/v1/subscriptions",
                parameters);
    }

    private static boolean hasStatus(JsonObject subscription, String wanted) {
        String status = subscription.get("status").getAsString();
        return switch (wanted) {
            case "all" -> true;
            case "not canceled" -> !status.equals("canceled");
            default -> status.equals(wanted);
        };
    }

    private JsonObject update(String id, Parameters parameters) {
        parameters.allowing("cancel_at_period_end", "metadata");
        JsonObject subscription = running(id);
        parameters
                .flag("cancel_at_period_end")
                .ifPresent(cancel -> subscriptions.cancelAtPeriodEnd(subscription, cancel));
        if (parameters.has("metadata")) {
            subscriptions.setMetadata(subscription, parameters.metadata());
        }
        return subscription;
    }

    private JsonObject cancel(String id, Parameters parameters) {
        parameters.allowing();
        JsonObject subscription = running(id);
        subscriptions.end(subscription);
        return subscription;
    }

    private JsonObject running(String id) {
        JsonObject subscription = require(id);
        if (Subscriptions.isOver(subscription)) {
            throw ApiException.invalid("resource_missing", "id", "The subscription %s has ended.".formatted(id));
        }
        return subscription;
    }

    private JsonObject require(String id) {
        return store.find(Names.SUBSCRIPTIONS, id).orElseThrow(() -> ApiException.missing("subscription", id));
    }
}
