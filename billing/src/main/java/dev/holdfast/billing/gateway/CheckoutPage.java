package dev.holdfast.billing.gateway;

import java.net.URI;

/**
 * A hosted page on which one order can be paid.
 *
 * @param url where to send the buyer's browser
 */
public record CheckoutPage(URI url, String sessionId) {}
