/** From use and a plan to costs. Pure: the same use on the same plan always costs the same. */
@NullMarked
package dev.holdfast.billing.rating;

import org.jspecify.annotations.NullMarked;
