/** HTTP: routing, Stripe's form encoding, API keys, errors in Stripe's shape, idempotency, and the resources. */
@NullMarked
package dev.holdfast.billing.sandbox.api;

import org.jspecify.annotations.NullMarked;
