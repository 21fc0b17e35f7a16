/** Patterns of URLs that workers answer at in tenants' own domains. */
@NullMarked
package dev.holdfast.contract.route;

import org.jspecify.annotations.NullMarked;
