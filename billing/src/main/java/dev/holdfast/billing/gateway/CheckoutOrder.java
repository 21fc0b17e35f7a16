package dev.holdfast.billing.gateway;

import java.net.URI;

/**
 * Who wants to buy which plan.
 *
 * @param accountId comes back in every event about the subscription
 * @param email is filled in on the hosted page
 * @param successUrl where the browser goes after paying
 * @param cancelUrl where the browser goes when the buyer turns back
 */
public record CheckoutOrder(String accountId, String email, String planId, URI successUrl, URI cancelUrl) {}
