/** What a subscription, as the payment provider describes it, entitles to, and until when. Pure rules. */
@NullMarked
package dev.holdfast.billing.subscription;

import org.jspecify.annotations.NullMarked;
