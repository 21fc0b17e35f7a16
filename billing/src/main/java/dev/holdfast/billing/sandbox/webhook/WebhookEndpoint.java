package dev.holdfast.billing.sandbox.webhook;

import java.net.URI;

/**
 * Where events are delivered.
 *
 * @param secret what deliveries are signed with
 */
public record WebhookEndpoint(URI url, String secret) {}
