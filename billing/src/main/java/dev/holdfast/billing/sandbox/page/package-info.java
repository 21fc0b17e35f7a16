/** What hosted pages have in common: templates and answers. */
@NullMarked
package dev.holdfast.billing.sandbox.page;

import org.jspecify.annotations.NullMarked;
