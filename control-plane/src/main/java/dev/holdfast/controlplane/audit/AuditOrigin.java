package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.api.RequestIds;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.CurrentUser;
import dev.holdfast.controlplane.identity.UserEntity;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is at work in the current request, and from where; nobody in the platform's own jobs. */
@ApplicationScoped
class AuditOrigin {
    private final SecurityIdentity identity;
    private final CurrentUser caller;
    private final CurrentVertxRequest request;

    AuditOrigin(SecurityIdentity identity, CurrentUser caller, CurrentVertxRequest request) {
        this.identity = identity;
        this.caller = caller;
        this.request = request;
    }

    void describe(AuditEntry entry) {
        RoutingContext current = request.getCurrent();
        if (current == null) {
            return;
        }
        entry.requestId = RequestIds.of(current);
        entry.address = current.request().remoteAddress().hostAddress();
        if (!identity.isAnonymous()) {
            UserEntity user = caller.get();
            entry.userId = user.id;
            entry.userEmail = user.email;
            entry.tokenId = identity.getAttribute(CurrentToken.ID);
        }
    }
}
