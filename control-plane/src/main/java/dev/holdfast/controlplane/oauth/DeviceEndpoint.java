package dev.holdfast.controlplane.oauth;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a program without a browser begins to sign in. */
@Path("/oauth2/device/auth")
@RunOnVirtualThread
public class DeviceEndpoint {
    private final DeviceCodes devices;

    DeviceEndpoint(DeviceCodes devices) {
        this.devices = devices;
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Response begin(
            @FormParam("client_id") @DefaultValue("") String clientId,
            @FormParam("scope") @DefaultValue("") String scope) {
        try {
            return TokenEndpoint.json(200, devices.begin(clientId, new Scopes(scope)));
        } catch (OAuthException e) {
            return TokenEndpoint.json(400, Map.of("error", e.error(), "error_description", e.getMessage()));
        }
    }
}
