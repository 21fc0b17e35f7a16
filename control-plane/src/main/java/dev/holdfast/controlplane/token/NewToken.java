package dev.holdfast.controlplane.token;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a token shall be called, and be good for.
 *
 * @param policies absent: whatever its owner may do
 * @param status {@code active} or {@code disabled}
 */
@Schema(name = "TokenRequest")
public record NewToken(
        @NotBlank @Size(max = 120) String name,

        @Nullable @Size(min = 1, max = 20, message = "must have 1 to 20 entries")
        List<@NotNull @Valid Policy> policies,

        @Nullable @Valid Condition condition,
        @Nullable Instant notBefore,
        @Nullable Instant expiresOn,

        @Nullable @Pattern(regexp = "active|disabled", message = "must be active or disabled")
        String status) {

    /**
     * Permission groups on resources.
     *
     * @param resources {@code com.cloudflare.api.account.<id or *>} or {@code com.cloudflare.api.user.<id>}, each with
     *     the value {@code *}
     */
    @Schema(name = "TokenPolicy")
    public record Policy(
            @Nullable String id,

            @Nullable @Pattern(regexp = "allow", message = "must be allow; policies that deny are not offered")
            String effect,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid Group> permissionGroups,
            @NotEmpty @Size(max = 100) Map<String, String> resources) {}

    /** A permission group; what counts is its id. */
    @Schema(name = "TokenPolicyGroup")
    public record Group(@NotBlank String id, @Nullable String name) {}

    /** From where the token may be used. */
    @Schema(name = "TokenCondition")
    public record Condition(
            @JsonAlias("request.ip") @Nullable @Valid Addresses requestIp) {}

    /**
     * Networks in CIDR notation.
     *
     * @param in from which alone the token may be used; empty: from everywhere
     * @param notIn from which it may not be used
     */
    @Schema(name = "TokenAddresses")
    public record Addresses(
            @Nullable @Size(max = 50) List<@NotNull String> in,

            @JsonProperty("not_in") @Nullable @Size(max = 50)
            List<@NotNull String> notIn) {}

    /** From when until when a token may be used. */
    record Times(@Nullable Instant notBefore, @Nullable Instant expiresOn) {}
}
