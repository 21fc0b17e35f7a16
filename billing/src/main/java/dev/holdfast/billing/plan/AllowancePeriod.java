package dev.holdfast.billing.plan;

/** Over which time an included amount is counted. */
public enum AllowancePeriod {
    /** From 00:00 UTC to 00:00 UTC. */
    DAY,
    /** The subscription's billing period. */
    MONTH
}
