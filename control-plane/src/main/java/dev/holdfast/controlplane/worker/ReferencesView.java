package dev.holdfast.controlplane.worker;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What depends on a worker (reference: wrangler-api 10.2). */
@Schema(name = "References")
public record ReferencesView(Services services, List<ObjectReference> durableObjects, List<String> dispatchOutbounds) {

    /** Calls between workers; there are none on this platform yet. */
    @Schema(name = "ServiceReferences")
    public record Services(List<String> incoming, List<String> outgoing, boolean pagesFunction) {}

    /** Another worker binds to one of this worker's namespaces. */
    public record ObjectReference(
            String service, String environment, String durableObjectNamespaceId, String durableObjectNamespaceName) {}

    static ReferencesView of(WorkerEntity worker, List<References.Reference> references) {
        return new ReferencesView(
                new Services(List.of(), List.of(), false),
                references.stream()
                        .map(each -> new ObjectReference(
                                each.from().name, "production", each.to().id, worker.name + "_" + each.to().className))
                        .toList(),
                List.of());
    }
}
