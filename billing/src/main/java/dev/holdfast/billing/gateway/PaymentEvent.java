package dev.holdfast.billing.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the payment provider tells. It says whom to look at, not how things are: what it tells may be old when
 * it arrives.
 *
 * @param id unique; a second delivery has the same
 * @param customerId whom it is about, if it is about one
 */
public record PaymentEvent(String id, String type, Instant createdAt, Optional<String> customerId) {}
