package dev.holdfast.controlplane.object;

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
import dev.holdfast.controlplane.object.value.UnwritableValueException;
import dev.holdfast.controlplane.object.value.ValueWriter;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What an object stores, key by key. Reading shows what was committed, and disturbs nobody; changes are made by the pod
 * that owns the object, which lets a running instance go first. The audit log keeps both.
 */
@Path("/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/objects/{object}")
@Tag(name = "Durable Objects")
@Authenticated
@RunOnVirtualThread
public class ObjectValueResource {
    private static final int MOST = 1000;

    /** Bytes of key and value together that any storage takes. */
    private static final int LARGEST = 2 * 1024 * 1024 + 1024;

    private final CurrentAccount current;
    private final ObjectPlaces places;
    private final StoredValues values;
    private final ObjectReads reads;
    private final ObjectEdits edits;
    private final ObjectExport export;

    ObjectValueResource(
            CurrentAccount current,
            ObjectPlaces places,
            StoredValues values,
            ObjectReads reads,
            ObjectEdits edits,
            ObjectExport export) {
        this.current = current;
        this.places = places;
        this.values = values;
        this.reads = reads;
        this.edits = edits;
        this.export = export;
    }

    @GET
    @Path("/values")
    @Requires(Permission.OBJECTS_DATA)
    public Envelope<List<ValueView>> listObjectValues(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("start") @DefaultValue("") String start,
            @QueryParam("end") @DefaultValue("") String end,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        KeyRange range = new KeyRange(prefix, start, end);
        reads.record(place, "durable_object_value", range.audited());
        StoredValues.Part part = values.range(place, range, Cursors.read(cursor), Math.clamp(limit, 1, MOST));
        List<ValueView> shown = part.entries().stream().map(ValueView::of).toList();
        return Envelope.of(shown, Page.before(shown.size(), part.last().map(Cursors::write)));
    }

    @GET
    @Path("/value")
    @Requires(Permission.OBJECTS_DATA)
    public Envelope<ValueView> getObjectValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @QueryParam("key") @DefaultValue("") String key) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        reads.record(place, "durable_object_value", Map.of("key", key));
        return Envelope.of(values.value(place, key)
                .map(value -> ValueView.of(new StoredValues.Entry(key, value)))
                .orElseThrow(() -> new ApiException(
                        ErrorCause.STORED_VALUE_NOT_FOUND, "The Durable Object stores nothing under this key")));
    }

    @PUT
    @Path("/value")
    @Requires(Permission.OBJECTS_DATA)
    public Envelope<Nothing> putObjectValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @Valid @NotNull NewValue wanted) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        edits.make(
                place,
                new ObjectRequest.Change(List.of(new ObjectRequest.Put(key, serialized(key, wanted))), force),
                AuditedChange.created("durable_object_value", place.objectId(), place.audited(key)));
        return Envelope.done();
    }

    @DELETE
    @Path("/value")
    @Requires(Permission.OBJECTS_DATA)
    public Envelope<Nothing> deleteObjectValue(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        edits.make(
                place,
                new ObjectRequest.Change(List.of(new ObjectRequest.Remove(key)), force),
                AuditedChange.deleted("durable_object_value", place.objectId(), place.audited(key)));
        return Envelope.done();
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Requires(Permission.OBJECTS_DATA)
    public StreamingOutput exportObject(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object) {
        ObjectPlace place = places.object(current.id(), namespace, object);
        reads.record(place, "durable_object", Map.of());
        return out -> export.write(place, out);
    }

    private static byte[] serialized(String key, NewValue wanted) {
        try {
            byte[] value = ValueWriter.write(wanted.value());
            if (key.length() + value.length > LARGEST) {
                throw new ApiException(
                        ErrorCause.TOO_LARGE, "Key and value have more than %d bytes together".formatted(LARGEST));
            }
            return value;
        } catch (UnwritableValueException e) {
            throw new ApiException(ErrorCause.BAD_REQUEST, e.getMessage());
        }
    }
}
