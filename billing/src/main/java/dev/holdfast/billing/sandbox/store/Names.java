package dev.holdfast.billing.sandbox.store;

/** The collections of the store. */
public final class Names {
    public static final String PRODUCTS = "products";
    public static final String PRICES = "prices";
    public static final String CUSTOMERS = "customers";
    public static final String SESSIONS = "checkout_sessions";
    /** What each checkout session is about. */
    public static final String ORDERS = "checkout_orders";

    public static final String SUBSCRIPTIONS = "subscriptions";
    public static final String INVOICES = "invoices";
    /** By customer: how the card is called, and whether it can be charged at renewals. Never its number. */
    public static final String CARDS = "cards";

    public static final String METERS = "meters";
    /** By identifier. */
    public static final String METER_EVENTS = "meter_events";

    public static final String PORTAL_CONFIGURATIONS = "portal_configurations";
    public static final String PORTAL_SESSIONS = "portal_sessions";
    public static final String TEST_CLOCKS = "test_clocks";
    public static final String EVENTS = "events";
    /** Events that the webhook endpoint has not accepted yet. */
    public static final String DELIVERIES = "deliveries";
    /** Answers by idempotency key. */
    public static final String IDEMPOTENCY = "idempotency";

    private Names() {}
}
