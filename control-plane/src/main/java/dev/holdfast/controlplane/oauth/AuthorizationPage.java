package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.config.OAuthConfig;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentUser;
import dev.holdfast.controlplane.web.HtmlPage;
import dev.holdfast.controlplane.web.OwnForms;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where {@code wrangler login} sends the browser. Whoever is unknown signs in at Keycloak first. */
@Path("/oauth2/auth")
@Authenticated
@RunOnVirtualThread
public class AuthorizationPage {
    private final CurrentUser caller;
    private final AuthorizationCodes codes;
    private final OAuthConfig config;
    private final PlatformConfig platform;
    private final OwnForms forms;

    AuthorizationPage(
            CurrentUser caller, AuthorizationCodes codes, OAuthConfig config, PlatformConfig platform, OwnForms forms) {
        this.caller = caller;
        this.codes = codes;
        this.config = config;
        this.platform = platform;
        this.forms = forms;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@Context UriInfo uri) {
        return withRequest(
                uri,
                request -> HtmlPage.of(
                        200,
                        "Let Wrangler act for you?",
                        ConsentText.of(caller.get().email, request.scopes())
                                + HtmlPage.question(
                                        "/oauth2/auth?" + uri.getRequestUri().getRawQuery(), "Allow", "Deny")));
    }

    @POST
    @Operation(hidden = true)
    public Response answer(
            @Context UriInfo uri,
            @HeaderParam("Origin") @DefaultValue("") String origin,
            @FormParam("decision") @DefaultValue("deny") String decision) {
        forms.require(origin);
        return withRequest(
                uri,
                request -> Response.seeOther(
                                decision.equals("allow")
                                        ? request.answer(Map.of(
                                                "code",
                                                codes.issue(caller.get().id, request),
                                                "state",
                                                request.state(),
                                                "iss",
                                                platform.publicUrl().toString()))
                                        : request.refusal("access_denied", "The user has refused"))
                        .build());
    }

    private Response withRequest(UriInfo uri, Function<AuthorizationRequest, Response> work) {
        try {
            return work.apply(AuthorizationRequest.read(uri.getQueryParameters(), config));
        } catch (RefusedRequestException e) {
            return Response.seeOther(e.answer()).build();
        } catch (OAuthException e) {
            return HtmlPage.of(400, "This does not work", "<p>" + HtmlPage.escaped(e.getMessage()) + "</p>");
        }
    }
}
