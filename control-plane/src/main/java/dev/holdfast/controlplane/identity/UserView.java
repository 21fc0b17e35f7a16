package dev.holdfast.controlplane.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as the API shows it.
 *
 * @param operator whether the caller runs the platform
 */
@Schema(name = "User")
public record UserView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean operator) {}
