package dev.holdfast.controlplane.identity;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller. */
@Path("/client/v4/user")
@Tag(name = "User")
@Authenticated
@RunOnVirtualThread
public class UserResource {
    private final CurrentUser caller;

    UserResource(CurrentUser caller) {
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USER_READ)
    public Envelope<UserView> getUser() {
        UserEntity user = caller.get();
        return Envelope.of(new UserView(user.id, user.email, user.firstName, user.lastName, user.operator));
    }
}
