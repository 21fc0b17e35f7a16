package dev.holdfast.controlplane.account;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The label under which an account's workers answer. */
@Schema(name = "Subdomain")
public record SubdomainView(@NotBlank String subdomain) {}
