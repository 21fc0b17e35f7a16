package dev.holdfast.billing.plan;

/** Somebody asked for a plan that is not on offer. */
public final class UnknownPlanException extends RuntimeException {
    public UnknownPlanException(String id) {
        super("There is no plan " + id);
    }
}
