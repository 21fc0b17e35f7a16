package dev.holdfast.controlplane.object;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.NamespaceDeletionRepository;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds namespaces and objects of an account, or says why they cannot be found. */
@ApplicationScoped
class ObjectPlaces {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final NamespaceRepository namespaces;
    private final NamespaceDeletionRepository deletions;
    private final ObjectIndex index;

    ObjectPlaces(NamespaceRepository namespaces, NamespaceDeletionRepository deletions, ObjectIndex index) {
        this.namespaces = namespaces;
        this.deletions = deletions;
        this.index = index;
    }

    /** The id of a namespace that exists. */
    String namespace(String accountId, String namespaceId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (namespaces.findOfAccount(accountId, namespaceId).isPresent()) {
                return namespaceId;
            }
            throw deletions
                    .findOfAccount(accountId, namespaceId)
                    .map(deletion ->
                            missing(("The Durable Object namespace %s was deleted: the class '%s' of '%s' is gone"
                                            + " with its objects")
                                    .formatted(namespaceId, deletion.className, deletion.scriptName)))
                    .orElseGet(() ->
                            missing("There is no Durable Object namespace %s on your account".formatted(namespaceId)));
        });
    }

    /** An object that has ever stored something. */
    ObjectPlace object(String accountId, String namespaceId, String objectId) {
        String id = checked(objectId);
        ObjectPlace place = new ObjectPlace(accountId, namespace(accountId, namespaceId), id);
        if (!index.has(place)) {
            throw new ApiException(
                    ErrorCause.OBJECT_NOT_FOUND,
                    "The namespace has no Durable Object %s that has stored anything".formatted(id));
        }
        return place;
    }

    /** Objects of a namespace that exists, whether they have stored something or not. */
    List<ObjectPlace> objects(String accountId, String namespaceId, List<String> objectIds) {
        String found = namespace(accountId, namespaceId);
        return objectIds.stream()
                .map(id -> new ObjectPlace(accountId, found, checked(id)))
                .toList();
    }

    private static String checked(String objectId) {
        String id = objectId.toLowerCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The id of an object is 64 hex digits");
        }
        return id;
    }

    private static ApiException missing(String message) {
        return new ApiException(ErrorCause.NAMESPACE_NOT_FOUND, message);
    }
}
