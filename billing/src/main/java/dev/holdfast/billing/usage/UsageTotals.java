package dev.holdfast.billing.usage;

/** Knows what accounts used. Thread-safe; may block. */
public interface UsageTotals {
    /**
     * What the account used in the period until now: absolute, so that it can be asked for and passed on any number of
     * times. It never falls while the period lasts, and counts nothing that another period counts. What pods have not
     * told yet, which is seldom more than some seconds, is missing. Nothing for an account that does not exist.
     *
     * @param accountId 32 hex digits
     */
    Usage inPeriod(String accountId, UsagePeriod period);
}
