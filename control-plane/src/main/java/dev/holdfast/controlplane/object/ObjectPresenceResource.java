package dev.holdfast.controlplane.object;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How some objects of a namespace are present now: what a list of them would be slow to tell. */
@Path("/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/presence")
@Tag(name = "Durable Objects")
@Authenticated
@RunOnVirtualThread
public class ObjectPresenceResource {
    private static final int MOST = 100;

    private final CurrentAccount current;
    private final ObjectPlaces places;
    private final ObjectPresence presence;
    private final ObjectActivity activity;

    ObjectPresenceResource(
            CurrentAccount current, ObjectPlaces places, ObjectPresence presence, ObjectActivity activity) {
        this.current = current;
        this.places = places;
        this.presence = presence;
        this.activity = activity;
    }

    /** @param objects ids, at most 100; the answer is in their order */
    @GET
    @Requires(Permission.OBJECTS_READ)
    public Envelope<List<ObjectPresenceView>> listPresence(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @QueryParam("object") List<String> objects) {
        if (objects.size() > MOST) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "At most %d objects at once".formatted(MOST));
        }
        List<ObjectPlace> asked = places.objects(current.id(), namespace, objects);
        List<ObjectPresence.Found> found = presence.of(asked);
        Map<String, Instant> active = activity.of(
                current.id(),
                namespace,
                asked.stream().map(ObjectPlace::objectId).toList());
        return Envelope.of(IntStream.range(0, asked.size())
                .mapToObj(number -> view(asked.get(number), found.get(number), active))
                .toList());
    }

    private static ObjectPresenceView view(ObjectPlace place, ObjectPresence.Found found, Map<String, Instant> active) {
        return new ObjectPresenceView(
                place.objectId(),
                found.state(),
                found.present().map(ObjectReply.Present::pod).orElse(null),
                found.present().map(ObjectReply.Present::sockets).orElse(0),
                active.get(place.objectId()));
    }
}
