/**
 * What the plans cost and include. Plans are data: {@code plans.json} beside this package holds the default catalogue,
 * and an operator may load another one.
 */
@NullMarked
package dev.holdfast.billing.plan;

import org.jspecify.annotations.NullMarked;
