package dev.holdfast.billing.breaker;

/**
 * How busy something is.
 *
 * @param requestsPerMinute requests to Workers and objects
 * @param activeMillisPerMinute time during which objects were active, summed over objects
 */
public record Rates(double requestsPerMinute, double activeMillisPerMinute) {}
