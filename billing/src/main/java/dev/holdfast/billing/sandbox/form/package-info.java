/** Stripe's form encoding. */
@NullMarked
package dev.holdfast.billing.sandbox.form;

import org.jspecify.annotations.NullMarked;
