package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller's wranglers are signed in, and how to end that for one that is lost. */
@Path("/client/v4/user/oauth_sessions")
@Tag(name = "Tokens")
@Authenticated
@RunOnVirtualThread
public class OAuthSessionResource {
    private final CurrentUser caller;
    private final OAuthRepository repository;
    private final AuditLog audit;

    OAuthSessionResource(CurrentUser caller, OAuthRepository repository, AuditLog audit) {
        this.caller = caller;
        this.repository = repository;
        this.audit = audit;
    }

    @GET
    @Requires(Permission.TOKENS_READ)
    @Transactional
    public Envelope<List<OAuthSessionView>> listOAuthSessions() {
        return Envelope.of(repository.listSessions(caller.get().id).stream()
                .map(OAuthSessionView::of)
                .toList());
    }

    @DELETE
    @Path("/{session}")
    @Requires(Permission.TOKENS_WRITE)
    @Transactional
    public Envelope<OAuthSessionView> endOAuthSession(@PathParam("session") String session) {
        OAuthSessionView ended = repository
                .findSession(session)
                .filter(each -> each.userId.equals(caller.get().id))
                .map(OAuthSessionView::of)
                .orElseThrow(() -> new ApiException(ErrorCause.TOKEN_NOT_FOUND, "You have no such session"));
        repository.endSession(session);
        audit.recordOwn(AuditedChange.deleted("oauth_session", session, ended));
        return Envelope.of(ended);
    }
}
