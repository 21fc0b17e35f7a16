/** API tokens: issued, recognised, limited to permissions and networks, revoked. */
@NullMarked
package dev.holdfast.controlplane.token;

import org.jspecify.annotations.NullMarked;
