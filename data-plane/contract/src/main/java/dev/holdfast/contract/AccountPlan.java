package dev.holdfast.contract;

/** The plan of an account as pods need it. */
public enum AccountPlan {
    /** Durable Objects are refused. */
    FREE,
    /** Durable Objects are served. */
    PAID,
    /** Nothing runs: the operator has suspended the account. */
    SUSPENDED
}
