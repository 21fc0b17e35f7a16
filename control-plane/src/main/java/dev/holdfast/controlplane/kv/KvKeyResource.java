package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.kv.KvPage;
import dev.holdfast.kv.KvQuery;
import dev.holdfast.kv.KvRules;
import dev.holdfast.kv.KvValue;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of keys, and several keys at once. */
@Path("/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}")
@Tag(name = "KV")
@Authenticated
@RunOnVirtualThread
public class KvKeyResource {
    private static final int MOST_AT_ONCE = 10_000;

    private final CurrentAccount current;
    private final KvNamespaces namespaces;
    private final KvValues values;
    private final KvJson json;
    private final Clock clock;

    KvKeyResource(CurrentAccount current, KvNamespaces namespaces, KvValues values, KvJson json, Clock clock) {
        this.current = current;
        this.namespaces = namespaces;
        this.values = values;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("/keys")
    @Requires(Permission.KV_READ)
    public Envelope<List<KvKeyView>> listKvKeys(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String id = namespaces.require(current.id(), namespace).id;
        KvPage page = values.list(
                id, () -> KvQuery.of(prefix, KvRules.limit(Optional.ofNullable(limit)), Optional.ofNullable(cursor)));
        return Envelope.of(
                page.keys().stream().map(json::key).toList(),
                Page.until(page.keys().size(), page.cursor().orElse("")));
    }

    /** All are checked before the first is written. */
    @PUT
    @Path("/bulk")
    @Requires(Permission.KV_WRITE)
    public Envelope<KvBulkResult> putKvValues(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @NotNull @Size(max = MOST_AT_ONCE) List<@NotNull @Valid KvBulkEntry> entries) {
        String id = namespaces.require(current.id(), namespace).id;
        long now = clock.instant().getEpochSecond();
        values.put(id, entries.stream().map(each -> KvWrite.of(each, now)).toList());
        return Envelope.of(KvBulkResult.of(entries.size()));
    }

    @DELETE
    @Path("/bulk")
    @Requires(Permission.KV_WRITE)
    public Envelope<KvBulkResult> deleteKvValues(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @NotNull @Size(max = MOST_AT_ONCE) List<@NotNull String> keys) {
        values.delete(namespaces.require(current.id(), namespace).id, keys);
        return Envelope.of(KvBulkResult.of(keys.size()));
    }

    /** The same for clients that send no body with {@code DELETE}. */
    @POST
    @Path("/bulk/delete")
    @Requires(Permission.KV_WRITE)
    public Envelope<KvBulkResult> deleteKvValuesByPost(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @NotNull @Size(max = MOST_AT_ONCE) List<@NotNull String> keys) {
        return deleteKvValues(account, namespace, keys);
    }

    @POST
    @Path("/bulk/get")
    @Requires(Permission.KV_READ)
    public Envelope<KvBulkValues> getKvValues(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @Valid @NotNull KvBulkRead wanted) {
        String id = namespaces.require(current.id(), namespace).id;
        Map<String, JsonNode> found = new LinkedHashMap<>();
        long left = KvRules.MOST_READ_BYTES;
        for (String key : wanted.keys()) {
            Optional<KvValue> value = values.find(id, key);
            left -= value.map(each -> each.content().length).orElse(0);
            if (left < 0) {
                throw new ApiException(
                        ErrorCause.KV_VALUE_TOO_LARGE,
                        "Total size of request exceeds the limit of %dMB".formatted(KvRules.MOST_READ_BYTES >> 20));
            }
            found.put(
                    key,
                    value.map(each -> json.value(
                                    each,
                                    Objects.equals(wanted.type(), "json"),
                                    Boolean.TRUE.equals(wanted.withMetadata())))
                            .orElse(JsonNodeFactory.instance.nullNode()));
        }
        return Envelope.of(new KvBulkValues(found));
    }
}
