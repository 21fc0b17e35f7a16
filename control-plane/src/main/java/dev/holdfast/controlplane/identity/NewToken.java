package dev.holdfast.controlplane.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a new token shall be called. */
public record NewToken(@NotBlank @Size(max = 120) String name) {}
