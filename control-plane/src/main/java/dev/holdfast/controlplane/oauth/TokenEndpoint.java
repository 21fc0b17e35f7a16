package dev.holdfast.controlplane.oauth;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where programs get, renew and give back tokens. Open to all; codes and refresh tokens say who speaks. */
@Path("/oauth2")
@RunOnVirtualThread
public class TokenEndpoint {
    private final AuthorizationCodes codes;
    private final DeviceCodes devices;
    private final OAuthTokens tokens;

    TokenEndpoint(AuthorizationCodes codes, DeviceCodes devices, OAuthTokens tokens) {
        this.codes = codes;
        this.devices = devices;
        this.tokens = tokens;
    }

    @POST
    @Path("/token")
    @PermitAll
    @Operation(hidden = true)
    public Response token(
            @FormParam("grant_type") @DefaultValue("") String grantType,
            @FormParam("client_id") @DefaultValue("") String clientId,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("redirect_uri") @DefaultValue("") String redirectUri,
            @FormParam("code_verifier") @DefaultValue("") String verifier,
            @FormParam("refresh_token") @DefaultValue("") String refreshToken,
            @FormParam("device_code") @DefaultValue("") String deviceCode) {
        return answer(() -> switch (grantType) {
            case "authorization_code" -> codes.redeem(clientId, code, redirectUri, verifier);
            case "refresh_token" -> tokens.refresh(clientId, refreshToken);
            case "urn:ietf:params:oauth:grant-type:device_code" -> devices.redeem(clientId, deviceCode);
            default -> throw new OAuthException("unsupported_grant_type", "There is no grant type of this name");
        });
    }

    /** Ends the session; whether there was one is nobody's business. */
    @POST
    @Path("/revoke")
    @PermitAll
    @Operation(hidden = true)
    public Response revoke(
            @FormParam("client_id") @DefaultValue("") String clientId,
            @FormParam("token") @DefaultValue("") String token) {
        tokens.revoke(clientId, token);
        return answer(Map::of);
    }

    private static Response answer(Supplier<Object> work) {
        try {
            return json(200, work.get());
        } catch (OAuthException e) {
            return json(400, Map.of("error", e.error(), "error_description", e.getMessage()));
        }
    }

    static Response json(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body)
                .build();
    }
}
