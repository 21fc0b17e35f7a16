/** A cap that tenants set on what a billing period may cost them. Pure rules. */
@NullMarked
package dev.holdfast.billing.cap;

import org.jspecify.annotations.NullMarked;
