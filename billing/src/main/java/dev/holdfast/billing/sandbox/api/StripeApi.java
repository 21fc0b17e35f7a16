package dev.holdfast.billing.sandbox.api;

import dev.holdfast.billing.sandbox.checkout.Customers;
import dev.holdfast.billing.sandbox.meter.MeterEvents;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import dev.holdfast.billing.sandbox.time.Timeline;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts the resources together to one API. */
public final class StripeApi {
    private StripeApi() {}

    /**
     * @param secretKey the API key that callers must present
     * @param baseUrl where the hosted pages are; asked once per session
     */
    public static ApiHandler handler(
            String secretKey,
            ObjectStore store,
            Ids ids,
            Clock clock,
            Customers customers,
            Subscriptions subscriptions,
            EventLog events,
            MeterEvents usage,
            Timeline timeline,
            Supplier<URI> baseUrl) {
        Routes routes = new Routes();
        new CatalogApi(store, ids, clock).register(routes);
        new CustomersApi(store, customers).register(routes);
        new SessionsApi(store, ids, clock, baseUrl).register(routes);
        new PortalApi(store, ids, clock, baseUrl).register(routes);
        new SubscriptionsApi(store, subscriptions).register(routes);
        new InvoicesApi(store, subscriptions, baseUrl).register(routes);
        new CreditNotesApi(store, ids, clock, events).register(routes);
        new MetersApi(store, ids, clock, usage).register(routes);
        new TestClocksApi(store, ids, clock, timeline).register(routes);
        new EventsApi(store).register(routes);
        return new ApiHandler(new ApiKey(secretKey), routes, store, ids, clock);
    }
}
