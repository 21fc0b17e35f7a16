package dev.holdfast.controlplane.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What who is invited says.
 *
 * @param status {@code accepted} or {@code rejected}
 * @param secret from the link that was mailed; needed unless the caller's address is verified and the invited one
 */
@Schema(name = "InviteAnswer")
public record InvitationAnswer(
        @NotNull @Pattern(regexp = "accepted|rejected", message = "must be accepted or rejected")
        String status,

        @Nullable String secret) {
    boolean accepts() {
        return status.equals("accepted");
    }
}
