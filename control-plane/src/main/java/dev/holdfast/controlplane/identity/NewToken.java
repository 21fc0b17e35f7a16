package dev.holdfast.controlplane.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a new token shall be called. */
@Schema(name = "TokenRequest")
public record NewToken(@NotBlank @Size(max = 120) String name) {}
