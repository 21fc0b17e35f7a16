/** Who is calling: users, API tokens, Keycloak's tokens, browser sessions. */
@NullMarked
package dev.holdfast.controlplane.identity;

import org.jspecify.annotations.NullMarked;
