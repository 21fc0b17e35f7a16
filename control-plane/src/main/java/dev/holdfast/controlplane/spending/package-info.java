/** What tenants may spend: caps, runaways, alerts, and pauses, which stop what costs and delete nothing. */
@NullMarked
package dev.holdfast.controlplane.spending;

import org.jspecify.annotations.NullMarked;
