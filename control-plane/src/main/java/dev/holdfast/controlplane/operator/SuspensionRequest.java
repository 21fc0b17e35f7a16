package dev.holdfast.controlplane.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an account is suspended; its members are told. */
@Schema(name = "SuspensionRequest")
public record SuspensionRequest(
        @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
        String reason) {}
