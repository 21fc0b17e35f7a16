package dev.holdfast.controlplane.account;

import jakarta.validation.constraints.NotBlank;

/** The label under which an account's workers answer. */
public record SubdomainView(@NotBlank String subdomain) {}
