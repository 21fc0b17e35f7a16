package dev.holdfast.controlplane.identity;

import org.jspecify.annotations.Nullable;

/** The caller, as the API shows it. */
public record UserView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName) {}
