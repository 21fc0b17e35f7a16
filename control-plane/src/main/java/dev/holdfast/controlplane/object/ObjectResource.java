package dev.holdfast.controlplane.object;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.audit.AuditedChange;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The objects of a namespace (reference: wrangler-api 18, and beyond it names, details and deletion). */
@Path("/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/objects")
@Tag(name = "Durable Objects")
@Authenticated
@RunOnVirtualThread
public class ObjectResource {
    private static final int MOST = 10_000;

    private final CurrentAccount current;
    private final ObjectPlaces places;
    private final ObjectIndex index;
    private final StoredValues values;
    private final ObjectPresence presence;
    private final ObjectActivity activity;
    private final ObjectEdits edits;

    ObjectResource(
            CurrentAccount current,
            ObjectPlaces places,
            ObjectIndex index,
            StoredValues values,
            ObjectPresence presence,
            ObjectActivity activity,
            ObjectEdits edits) {
        this.current = current;
        this.places = places;
        this.index = index;
        this.values = values;
        this.presence = presence;
        this.activity = activity;
        this.edits = edits;
    }

    @GET
    @Requires(Permission.OBJECTS_READ)
    public Envelope<List<ObjectSummary>> listObjects(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("name_prefix") @Nullable String namePrefix) {
        String id = places.namespace(current.id(), namespace);
        int most = Math.clamp(limit, 1, MOST);
        Optional<String> after = Cursors.read(cursor);
        ObjectIndex.Part part = namePrefix == null
                ? index.byId(id, after.map(ObjectResource::checkedId).orElse(""), most)
                : index.byName(id, namePrefix, after.orElse(""), most);
        return Envelope.of(
                part.objects().stream().map(ObjectSummary::of).toList(),
                Page.before(part.objects().size(), part.next().map(Cursors::write)));
    }

    @GET
    @Path("/{object}")
    @Requires(Permission.OBJECTS_READ)
    public Envelope<ObjectDetail> getObject(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        StoredValues.Size size = values.size(place);
        return Envelope.of(detail(
                place,
                size,
                presence.of(place),
                activity.of(current.id(), place.namespaceId(), List.of(place.objectId()))
                        .get(place.objectId())));
    }

    @DELETE
    @Path("/{object}")
    @Requires(Permission.OBJECTS_WRITE)
    public Envelope<Nothing> deleteObject(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        edits.make(
                place,
                new ObjectRequest.Delete(force),
                AuditedChange.deleted("durable_object", place.objectId(), place.audited()));
        return Envelope.done();
    }

    private static ObjectDetail detail(
            ObjectPlace place, StoredValues.Size size, ObjectPresence.Found found, @Nullable Instant lastActive) {
        Optional<ObjectReply.Present> present = found.present();
        return new ObjectDetail(
                place.objectId(),
                size.name().orElse(null),
                size.keys() > 0 || size.alarmMillis().isPresent(),
                size.keys(),
                size.bytes(),
                size.alarmMillis().map(Instant::ofEpochMilli).orElse(null),
                found.state(),
                place.shard(),
                present.map(ObjectReply.Present::pod).orElse(null),
                present.filter(each -> !each.versionId().isEmpty())
                        .map(each -> new ObjectDetail.Running(
                                each.versionId(), each.events(), each.waiting(), !each.busy(), each.idleMillis()))
                        .orElse(null),
                present.map(ObjectReply.Present::sockets).orElse(0),
                lastActive);
    }

    private static String checkedId(String cursor) {
        if (!cursor.matches("[0-9a-f]{64}")) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The cursor is not one that was given out");
        }
        return cursor;
    }
}
