package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.upload.MultipartBody;
import dev.holdfast.controlplane.upload.Part;
import dev.holdfast.kv.KvValue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single values of a KV namespace. Keys come percent-encoded, slashes included. */
@Path("/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}")
@Tag(name = "KV")
@Authenticated
@RunOnVirtualThread
public class KvValueResource {
    private final CurrentAccount current;
    private final KvNamespaces namespaces;
    private final KvValues values;
    private final KvJson json;
    private final Clock clock;

    KvValueResource(CurrentAccount current, KvNamespaces namespaces, KvValues values, KvJson json, Clock clock) {
        this.current = current;
        this.namespaces = namespaces;
        this.values = values;
        this.json = json;
        this.clock = clock;
    }

    /** The bytes alone, in no envelope. */
    @GET
    @Path("/values/{key}")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(format = "binary")))
    @Requires(Permission.KV_READ)
    public Response getKvValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("key") String key) {
        KvValue value = require(namespace, key);
        Response.ResponseBuilder answer = Response.ok(value.content(), MediaType.APPLICATION_OCTET_STREAM);
        value.expiration().ifPresent(seconds -> answer.header("expiration", seconds));
        return answer.build();
    }

    @GET
    @Path("/metadata/{key}")
    @Requires(Permission.KV_READ)
    public Envelope<@Nullable JsonNode> getKvMetadata(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("key") String key) {
        return Envelope.of(require(namespace, key).metadata().map(json::tree).orElse(null));
    }

    /** The body is the value; or a form with the parts {@code value} and {@code metadata}. */
    @PUT
    @Path("/values/{key}")
    @Requires(Permission.KV_WRITE)
    public Envelope<Nothing> putKvValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("key") String key,
            @QueryParam("expiration") @Nullable String expiration,
            @QueryParam("expiration_ttl") @Nullable String expirationTtl,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM)) byte @Nullable [] body) {
        String id = namespaces.require(current.id(), namespace).id;
        byte[] bytes = body == null ? new byte[0] : body;
        boolean isForm = contentType.startsWith(MediaType.MULTIPART_FORM_DATA);
        List<Part> parts = isForm ? MultipartBody.read(contentType, bytes) : List.of();
        KvWrite write = KvWrite.of(
                key,
                isForm
                        ? part(parts, "value")
                                .orElseThrow(
                                        () -> new ApiException(ErrorCause.BAD_REQUEST, "The form has no part 'value'"))
                                .content()
                        : bytes,
                part(parts, "metadata").map(Part::text),
                Optional.ofNullable(expiration),
                Optional.ofNullable(expirationTtl),
                clock.instant().getEpochSecond());
        values.put(id, List.of(write));
        return Envelope.done();
    }

    @DELETE
    @Path("/values/{key}")
    @Requires(Permission.KV_WRITE)
    public Envelope<Nothing> deleteKvValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("key") String key) {
        values.delete(namespaces.require(current.id(), namespace).id, List.of(key));
        return Envelope.done();
    }

    private KvValue require(String namespace, String key) {
        return values.find(namespaces.require(current.id(), namespace).id, key)
                .orElseThrow(() -> new ApiException(ErrorCause.KV_KEY_NOT_FOUND, "get: 'key not found'"));
    }

    private static Optional<Part> part(List<Part> parts, String name) {
        return parts.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
