package dev.holdfast.billing.subscription;

import java.util.Locale;

/** How an account stands with what it bought. */
public enum Standing {
    /** Nothing was bought, or the first payment never came. */
    NONE(false),
    /** Paid, and renews. */
    ACTIVE(true),
    /** Paid until its end, at which it does not renew. */
    ENDING(true),
    /** A renewal was not paid, and there is still time to pay it. */
    GRACE(true),
    /** A renewal was not paid in time. */
    OVERDUE(false),
    /** Renewals were not paid and the provider has given up trying. */
    UNPAID(false),
    /** Over. */
    ENDED(false);

    private final boolean entitled;

    Standing(boolean entitled) {
        this.entitled = entitled;
    }

    /** Whether what was bought may be used. */
    public boolean isEntitled() {
        return entitled;
    }

    /** Whether paying what is due would bring it back. */
    public boolean isInArrears() {
        return this == OVERDUE || this == UNPAID;
    }

    /** The name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
