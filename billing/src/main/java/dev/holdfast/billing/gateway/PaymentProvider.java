package dev.holdfast.billing.gateway;

/** Who takes the money, named as in the REST API. */
public enum PaymentProvider {
    STRIPE("stripe"),
    /** Holdfast's own sandbox server: no money moves. */
    STRIPE_SANDBOX("stripe-sandbox");

    private final String id;

    PaymentProvider(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
