package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.worker.References;
import dev.holdfast.controlplane.worker.WorkerEntity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What depends on a worker (reference: wrangler-api 10.2). */
@Schema(name = "References")
public record ReferencesView(Services services, List<ObjectReference> durableObjects, List<String> dispatchOutbounds) {
    private static final String ENVIRONMENT = "production";

    /** Calls between workers. */
    @Schema(name = "ServiceReferences")
    public record Services(List<ServiceReference> incoming, List<ServiceReference> outgoing, boolean pagesFunction) {}

    /** A worker at the other end of a service binding. */
    public record ServiceReference(String service, String environment) {}

    /** Another worker binds to one of this worker's namespaces. */
    public record ObjectReference(
            String service, String environment, String durableObjectNamespaceId, String durableObjectNamespaceName) {}

    /** @param outgoing names of the workers that this one calls */
    static ReferencesView of(WorkerEntity worker, List<References.Reference> references, List<String> outgoing) {
        return new ReferencesView(
                new Services(
                        references.stream()
                                .filter(References.Reference.ToService.class::isInstance)
                                .map(each -> new ServiceReference(each.from().name, ENVIRONMENT))
                                .toList(),
                        outgoing.stream()
                                .map(each -> new ServiceReference(each, ENVIRONMENT))
                                .toList(),
                        false),
                references.stream()
                        .filter(References.Reference.ToObjects.class::isInstance)
                        .map(References.Reference.ToObjects.class::cast)
                        .map(each -> new ObjectReference(
                                each.from().name, ENVIRONMENT, each.to().id, worker.name + "_" + each.to().className))
                        .toList(),
                List.of());
    }
}
