/** The tenants' front door: HTTP requests in, worker responses out. */
@NullMarked
package dev.holdfast.pod.ingress;

import org.jspecify.annotations.NullMarked;
