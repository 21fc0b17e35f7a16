package dev.holdfast.billing.gateway;

import java.net.URI;

/**
 * Who wants to buy which plan.
 *
 * @param customerId whom the provider knows the account as
 * @param successUrl where the browser goes after paying
 * @param cancelUrl where the browser goes when the buyer turns back
 */
public record CheckoutOrder(String accountId, String customerId, String planId, URI successUrl, URI cancelUrl) {}
