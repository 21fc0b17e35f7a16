package dev.holdfast.billing.gateway;

import dev.holdfast.billing.plan.Metric;
import java.time.Instant;

/**
 * Further use of a customer.
 *
 * @param units how much, in the meter's units; above zero
 * @param at when it counts as used
 */
public record MeterReading(String customerId, Metric metric, long units, String identifier, Instant at) {}
