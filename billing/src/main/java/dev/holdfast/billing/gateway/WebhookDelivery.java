package dev.holdfast.billing.gateway;

/**
 * One webhook request as it came in.
 *
 * @param payload the body, byte for byte; not copied
 * @param signatureHeader the value of {@code Stripe-Signature}
 */
public record WebhookDelivery(byte[] payload, String signatureHeader) {}
