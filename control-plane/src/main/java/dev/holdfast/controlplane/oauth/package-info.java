/**
 * OAuth 2 for {@code wrangler login}: authorization code with PKCE, device flow, rotating refresh tokens (RFC 6749,
 * 7009, 7636, 8628). People sign in at Keycloak; the tokens are Holdfast's own, opaque and stored hashed.
 */
@NullMarked
package dev.holdfast.controlplane.oauth;

import org.jspecify.annotations.NullMarked;
