package dev.holdfast.controlplane.oauth;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a user enters the code that a program without a browser shows. */
@Path("/oauth2/device")
@Authenticated
@RunOnVirtualThread
public class DevicePage {
    private static final String FORM = """
            <p>%s</p><form method="get" action="/oauth2/device">
            <input name="user_code" placeholder="XXXX-XXXX" aria-label="Code" autocomplete="off" maxlength="12" required>
            <button value="allow">Continue</button></form>
            """;

    private final CurrentUser caller;
    private final DeviceCodes devices;
    private final OwnForms forms;

    DevicePage(CurrentUser caller, DeviceCodes devices, OwnForms forms) {
        this.caller = caller;
        this.devices = devices;
        this.forms = forms;
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@QueryParam("user_code") @DefaultValue("") String userCode) {
        if (userCode.isBlank()) {
            return HtmlPage.of(200, "Sign in to Wrangler", FORM.formatted("Enter the code that Wrangler shows."));
        }
        return devices.find(checked(userCode))
                .map(waiting -> HtmlPage.of(
                        200,
                        "Let Wrangler act for you?",
                        "<p>Go on only if Wrangler, started by yourself, shows the code <strong>"
                                + HtmlPage.escaped(userCode) + "</strong>.</p>"
                                + ConsentText.of(caller.get().email, waiting.scopes())
                                + HtmlPage.question(
                                        "/oauth2/device?user_code="
                                                + URLEncoder.encode(userCode, StandardCharsets.UTF_8),
                                        "Allow",
                                        "Deny")))
                .orElseGet(DevicePage::unknown);
    }

    @POST
    @Operation(hidden = true)
    public Response answer(
            @QueryParam("user_code") @DefaultValue("") String userCode,
            @HeaderParam("Origin") @DefaultValue("") String origin,
            @FormParam("decision") @DefaultValue("deny") String decision) {
        forms.require(origin);
        boolean allow = decision.equals("allow");
        if (!devices.answer(caller.get().id, checked(userCode), allow)) {
            return unknown();
        }
        return HtmlPage.of(
                200, allow ? "Wrangler is signed in" : "Wrangler stays out", "<p>You can close this page.</p>");
    }

    private static String checked(String userCode) {
        return userCode.length() <= 12 && userCode.indexOf('\0') < 0 ? userCode : "";
    }

    private static Response unknown() {
        return HtmlPage.of(
                404, "Sign in to Wrangler", FORM.formatted("This code is unknown or has expired. Enter it again."));
    }
}
