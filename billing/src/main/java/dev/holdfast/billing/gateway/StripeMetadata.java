package dev.holdfast.billing.gateway;

/** Keys of the metadata that ties Stripe's objects to ours. */
final class StripeMetadata {
    static final String ACCOUNT = "holdfast_account";
    static final String PLAN = "holdfast_plan";

    private StripeMetadata() {}
}
