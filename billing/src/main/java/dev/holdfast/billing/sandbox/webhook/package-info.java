/** Events and their delivery to the webhook endpoint: signed, and repeated until accepted. */
@NullMarked
package dev.holdfast.billing.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
