/** Notices accounts and Workers that run away from their own history. Pure rules. */
@NullMarked
package dev.holdfast.billing.breaker;

import org.jspecify.annotations.NullMarked;
