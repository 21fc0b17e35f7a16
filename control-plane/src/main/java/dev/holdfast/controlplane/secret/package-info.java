/** Tenants' secrets at rest: sealed, opened only to start code, sealed again when the key changes. */
@NullMarked
package dev.holdfast.controlplane.secret;

import org.jspecify.annotations.NullMarked;
