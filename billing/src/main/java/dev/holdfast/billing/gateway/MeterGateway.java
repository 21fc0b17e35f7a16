package dev.holdfast.billing.gateway;

import dev.holdfast.billing.plan.Metric;
import java.time.Instant;

/** Meters at the payment provider: what is charged beyond the plan's price. Thread-safe; does blocking network I/O. */
public interface MeterGateway {
    /**
     * Adds to what a customer has used. The same identifier counts once, for a day at least.
     *
     * @throws PaymentProviderException if it is not known whether the reading was taken
     */
    void report(MeterReading reading);

    /**
     * What all readings of a time add up to, in the meter's units. Readings of the last hours may be missing.
     *
     * @param from a whole minute
     * @param to a whole minute; excluded
     * @throws PaymentProviderException if the provider refuses or cannot be reached
     */
    long reported(String customerId, Metric metric, Instant from, Instant to);
}
