/** What was used, as meter events tell. */
@NullMarked
package dev.holdfast.billing.sandbox.meter;

import org.jspecify.annotations.NullMarked;
