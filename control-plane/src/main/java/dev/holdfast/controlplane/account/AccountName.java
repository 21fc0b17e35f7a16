package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an account shall be called. */
@Schema(name = "AccountRequest")
public record AccountName(@NotBlank @Size(max = 100) String name) {
    String checked() {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "'name' must not have control characters");
        }
        return name.strip();
    }
}
