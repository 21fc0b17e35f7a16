package dev.holdfast.controlplane.asset;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.upload.MultipartBody;
import dev.holdfast.controlplane.upload.Part;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Takes the contents of static files. Whoever bears the token of an upload session may, and needs nothing else: the
 * account in the path is not entered, and has to be the session's.
 */
@Path("/client/v4/accounts/{owner}/workers/assets/upload")
@Tag(name = "Static assets")
@RunOnVirtualThread
public class AssetUploadResource {
    private static final String BEARER = "Bearer ";

    private final AssetUploads uploads;

    AssetUploadResource(AssetUploads uploads) {
        this.uploads = uploads;
    }

    /** A form whose parts are named by hash, with the type under which the file is to be served. */
    @POST
    @PermitAll
    public Envelope<AssetUploadView> uploadAssets(
            @PathParam("owner") String owner,
            @QueryParam("base64") @DefaultValue("false") boolean base64,
            @HeaderParam("Authorization") @DefaultValue("") @Parameter(hidden = true) String authorization,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) byte @Nullable [] body) {
        String token = token(authorization);
        List<AssetUploads.Sent> files = MultipartBody.read(contentType, given(body)).stream()
                .map(part -> new AssetUploads.Sent(
                        part.name(), base64 ? decoded(part) : part.content(), part.fullContentType()))
                .toList();
        return receive(owner, token, files);
    }

    /** One file's bytes, with the type under which it is to be served. */
    @POST
    @Path("/{hash}")
    @PermitAll
    public Envelope<AssetUploadView> uploadAsset(
            @PathParam("owner") String owner,
            @PathParam("hash") String hash,
            @HeaderParam("Authorization") @DefaultValue("") @Parameter(hidden = true) String authorization,
            @Context HttpServerRequest request,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM)) byte @Nullable [] body) {
        String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
        return receive(owner, token(authorization), List.of(new AssetUploads.Sent(hash, given(body), type)));
    }

    private Envelope<AssetUploadView> receive(String owner, String token, List<AssetUploads.Sent> files) {
        return Envelope.of(
                new AssetUploadView(uploads.receive(owner, token, files).orElse(null)));
    }

    private static String token(String authorization) {
        if (!authorization.startsWith(BEARER)) {
            throw new ApiException(ErrorCause.INVALID_CREDENTIALS, "The upload needs the token of its session");
        }
        return authorization.substring(BEARER.length());
    }

    private static byte[] given(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }

    private static byte[] decoded(Part part) {
        try {
            return Base64.getMimeDecoder().decode(part.content());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The file '%s' is not base64".formatted(part.name()));
        }
    }
}
