package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Grant;

/**
 * Whose token it is, and what it is good for.
 *
 * @param id of the token or of the session that it belongs to
 */
public record RecognisedToken(String userId, String id, Grant grant) {}
