package dev.holdfast.billing.gateway;

/** Somebody tried to buy a plan that costs nothing. */
public final class PlanNotForSaleException extends RuntimeException {
    public PlanNotForSaleException(String planId) {
        super("The plan " + planId + " is free and cannot be bought");
    }
}
