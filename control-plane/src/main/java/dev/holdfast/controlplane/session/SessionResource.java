package dev.holdfast.controlplane.session;

import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentUser;
import dev.holdfast.controlplane.identity.ReturnPath;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Begin and end of a browser session. Whoever reaches {@code /login} unknown is sent to Keycloak and comes back. */
@Path("/")
@RunOnVirtualThread
public class SessionResource {
    private final PlatformConfig platform;
    private final SecurityIdentity identity;
    private final CurrentUser caller;
    private final OidcSession session;
    private final OidcConfigurationMetadata provider;

    SessionResource(
            PlatformConfig platform,
            SecurityIdentity identity,
            CurrentUser caller,
            OidcSession session,
            OidcConfigurationMetadata provider) {
        this.platform = platform;
        this.identity = identity;
        this.caller = caller;
        this.session = session;
        this.provider = provider;
    }

    @GET
    @Path("/login")
    @Authenticated
    @Operation(hidden = true)
    public Response login(@QueryParam("return") @DefaultValue("/") String path) {
        String target = ReturnPath.safe(path);
        return Response.seeOther(platform.page(isEnded() ? "/login?return=" + encode(target) : target))
                .build();
    }

    /** Whether the person has ended all sessions since this one was opened; then its cookie goes too. */
    private boolean isEnded() {
        try {
            caller.get();
            return false;
        } catch (UnauthorizedException e) {
            session.logout().await().indefinitely();
            return true;
        }
    }

    @POST
    @Path("/logout")
    @Authenticated
    @Operation(hidden = true)
    public Response logout(@HeaderParam("Accept") @DefaultValue("") String accept) {
        URI goodbye = goodbyePage();
        session.logout().await().indefinitely();
        if (accept.contains("text/html")) {
            return Response.seeOther(goodbye).build();
        }
        return Response.ok(Envelope.of(new Goodbye(goodbye))).build();
    }

    private URI goodbyePage() {
        return URI.create(provider.getEndSessionUri() + "?id_token_hint="
                + encode(identity.getCredential(IdTokenCredential.class).getToken())
                + "&post_logout_redirect_uri="
                + encode(platform.page("/").toString()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The local session has ended.
     *
     * @param url where the browser must go to end Keycloak's session too
     */
    public record Goodbye(URI url) {}
}
