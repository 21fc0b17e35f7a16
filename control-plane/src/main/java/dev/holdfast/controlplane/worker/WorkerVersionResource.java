package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.BindingChanges;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of a worker that is named by its name or id. */
@Path("/client/v4/accounts/{account}/workers/workers/{worker}/versions")
@Tag(name = "Versions")
@Authenticated
@RunOnVirtualThread
public class WorkerVersionResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final WorkerViews views;
    private final DerivedVersions derived;
    private final Publisher publisher;

    WorkerVersionResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            WorkerViews views,
            DerivedVersions derived,
            Publisher publisher) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.views = views;
        this.derived = derived;
        this.publisher = publisher;
    }

    /** Makes a version out of the newest one, with other variables; it is not deployed. */
    @PATCH
    @Path("/latest")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<VersionView> patchLatestVersion(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @Valid @NotNull VersionPatch patch) {
        BindingChanges changes =
                BindingChanges.read(Objects.requireNonNullElseGet(patch.env(), JsonNodeFactory.instance::objectNode));
        Author by = author.get();
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChangeByNameOrId(current.id(), nameOrId);
            return Envelope.of(views.version(worker, derived.derive(worker, changes, annotations(patch), by)));
        });
    }

    private static Map<String, String> annotations(VersionPatch patch) {
        Map<String, String> given = new TreeMap<>(Map.of("workers/triggered_by", "secret"));
        Objects.requireNonNullElse(patch.annotations(), Map.<String, String>of())
                .forEach((name, text) -> {
                    if (text != null) {
                        given.put(name, text);
                    }
                });
        return given;
    }
}
