package dev.holdfast.billing.rating;

/** Knows what the current billing period has cost so far. Thread-safe; may block. */
public interface BillToDate {
    /**
     * The bill of the account's current period as of now, on the plan to which it is entitled now.
     *
     * @param accountId 32 hex digits
     */
    Bill of(String accountId);
}
