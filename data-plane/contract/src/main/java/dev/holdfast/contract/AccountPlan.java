package dev.holdfast.contract;

/** The plan of an account as pods need it. */
public enum AccountPlan {
    /** Durable Objects are refused. */
    FREE,
    /** Durable Objects are served. */
    PAID,
    /** As free, since the plan has lapsed: a payment is overdue. */
    OVERDUE,
    /** Nothing runs: a limit is reached at which the account wanted to pause, or the Worker was to be paused. */
    PAUSED,
    /** Nothing runs: the operator has suspended the account. */
    SUSPENDED;

    /** Whether limits of the free plan hold. */
    public boolean isFree() {
        return this == FREE || this == OVERDUE;
    }
}
