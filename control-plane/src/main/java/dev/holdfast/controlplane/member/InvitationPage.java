package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.api.ApiException;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the link in an invitation's mail leads. Whoever is unknown signs in or registers at Keycloak first. */
@Path("/invitations/{invitation}")
@Authenticated
@RunOnVirtualThread
public class InvitationPage {
    private final CurrentUser caller;
    private final Invitations invitations;
    private final OwnForms forms;

    InvitationPage(CurrentUser caller, Invitations invitations, OwnForms forms) {
        this.caller = caller;
        this.invitations = invitations;
        this.forms = forms;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(
            @PathParam("invitation") String invitation, @QueryParam("secret") @DefaultValue("") String secret) {
        return page(() -> {
            InviteView invite = invitations.get(caller.get(), invitation, Optional.of(secret));
            String text = "<p><strong>" + HtmlPage.escaped(invite.invitedBy())
                    + "</strong> invites you to the account <strong>"
                    + HtmlPage.escaped(invite.accountName()) + "</strong> as "
                    + HtmlPage.escaped(invite.roles().getFirst().name()) + ". You are signed in as <strong>"
                    + HtmlPage.escaped(caller.get().email) + "</strong>.</p>";
            return HtmlPage.of(
                    200,
                    "An invitation",
                    text
                            + HtmlPage.question(
                                    "/invitations/" + invite.id() + "?secret="
                                            + URLEncoder.encode(secret, StandardCharsets.UTF_8),
                                    "Accept",
                                    "Decline"));
        });
    }

    @POST
    @Operation(hidden = true)
    public Response answer(
            @PathParam("invitation") String invitation,
            @QueryParam("secret") @DefaultValue("") String secret,
            @HeaderParam("Origin") @DefaultValue("") String origin,
            @FormParam("decision") @DefaultValue("deny") String decision) {
        forms.require(origin);
        boolean accept = decision.equals("allow");
        return page(() -> {
            InviteView invite = invitations.answer(caller.get(), invitation, Optional.of(secret), accept);
            return HtmlPage.of(
                    200,
                    accept ? "Welcome to " + invite.accountName() : "Declined",
                    "<p><a href=\"/\">To the dashboard</a></p>");
        });
    }

    private static Response page(Supplier<Response> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            return HtmlPage.of(404, "An invitation", "<p>" + HtmlPage.escaped(e.getMessage()) + "</p>");
        }
    }
}
