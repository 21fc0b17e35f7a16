package dev.holdfast.controlplane.tail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tail that is asked for.
 *
 * @param filters what it shows passes all of them; absent: everything
 */
public record NewTail(
        @Schema(type = SchemaType.ARRAY, implementation = Object.class) @Nullable
        List<JsonNode> filters) {

    List<JsonNode> wanted() {
        return Objects.requireNonNullElse(filters, List.of());
    }
}
