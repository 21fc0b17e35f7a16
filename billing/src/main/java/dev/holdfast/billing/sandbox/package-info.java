/**
 * A server that speaks the part of Stripe's HTTP API that Holdfast uses, for development and tests. No money moves.
 * Stripe's own library talks to it unchanged through the API base.
 */
@NullMarked
package dev.holdfast.billing.sandbox;

import org.jspecify.annotations.NullMarked;
