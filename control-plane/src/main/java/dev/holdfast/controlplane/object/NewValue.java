package dev.holdfast.controlplane.object;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value to store.
 *
 * @param value as {@link ValueView} shows it; the type {@code json} takes any JSON as its {@code value}
 */
@Schema(name = "NewDurableObjectValue")
public record NewValue(
        @NotNull @Schema(implementation = Object.class) JsonNode value) {}
