package dev.holdfast.controlplane.worker.secret;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A secret to keep.
 *
 * @param name the property's name in {@code env}
 * @param text the secret itself, at most 5 KiB; never shown again
 * @param type {@code secret_text}, the only type
 */
@Schema(name = "NewSecret")
public record NewSecret(
        @NotEmpty String name,
        @NotNull String text,

        @Pattern(regexp = "secret_text", message = "must be secret_text") @Nullable
        String type) {
    /** Without the secret: what is printed ends in logs. */
    @Override
    public String toString() {
        return "NewSecret[name=" + name + "]";
    }
}
