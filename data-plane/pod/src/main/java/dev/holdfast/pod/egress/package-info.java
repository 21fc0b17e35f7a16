/**
 * Requests of tenants' code to servers outside, and to other workers by their host names. The one way out of a pod for
 * tenants: every address is checked before it is connected to.
 */
@NullMarked
package dev.holdfast.pod.egress;

import org.jspecify.annotations.NullMarked;
