package dev.holdfast.controlplane.member;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to invite, and as what. */
@Schema(name = "MemberRequest")
public record NewMember(
        @NotBlank
        @Size(max = 254)
        @Pattern(regexp = "[^@\\s\\p{Cntrl}<>\",;]{1,64}@[A-Za-z0-9.-]{1,190}", message = "must be an e-mail address")
        String email,

        @Schema(implementation = Object[].class) @NotNull List<@Nullable JsonNode> roles) {}
