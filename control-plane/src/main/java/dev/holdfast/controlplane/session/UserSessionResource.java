package dev.holdfast.controlplane.session;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everywhere the caller is signed in. */
@Path("/client/v4/user/sessions")
@Tag(name = "User")
@Authenticated
@RunOnVirtualThread
public class UserSessionResource {
    private final CurrentUser caller;
    private final SignOut signOut;

    UserSessionResource(CurrentUser caller, SignOut signOut) {
        this.caller = caller;
        this.signOut = signOut;
    }

    /** @param signedOutOn sessions that were opened by then are over */
    @Schema(name = "SignedOut")
    public record SignedOut(Instant signedOutOn) {}

    /** Ends all of them, this one too: browsers, and programs that signed in through one. API tokens remain. */
    @DELETE
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<SignedOut> endSessions() {
        return Envelope.of(new SignedOut(signOut.everywhere(caller.get().id)));
    }
}
