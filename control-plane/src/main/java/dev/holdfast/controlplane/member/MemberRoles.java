package dev.holdfast.controlplane.member;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The role that a member shall have. The API lists roles; here each member has one.
 *
 * @param roles ids, or objects with an id
 */
@Schema(name = "MemberRoles")
public record MemberRoles(
        @Schema(implementation = Object[].class) @NotNull List<@Nullable JsonNode> roles) {

    /** @throws ApiException unless it is one known role */
    static Role read(List<@Nullable JsonNode> roles) {
        if (roles.size() != 1) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "A member has exactly one role");
        }
        JsonNode given = roles.getFirst();
        String id = given == null
                ? ""
                : given.isTextual() ? given.asText() : given.path("id").asText("");
        return Role.byId(id)
                .orElseThrow(() -> new ApiException(ErrorCause.BAD_REQUEST, "There is no role '%s'".formatted(id)));
    }
}
