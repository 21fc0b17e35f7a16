package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.NewWorker;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerName;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.WorkerSettings;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers as such, with their addresses; one may exist before it has a version. */
@Path("/client/v4/accounts/{account}/workers/workers")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class WorkerResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final WorkerRepository repository;
    private final WorkerViews views;
    private final Publisher publisher;

    WorkerResource(
            CurrentAccount current,
            Workers workers,
            WorkerRepository repository,
            WorkerViews views,
            Publisher publisher) {
        this.current = current;
        this.workers = workers;
        this.repository = repository;
        this.views = views;
        this.publisher = publisher;
    }

    @GET
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<WorkerView>> listWorkers(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("100") int perPage) {
        List<WorkerView> all = repository.listOfAccount(current.id()).stream()
                .map(each -> views.worker(current.get(), each))
                .toList();
        return Page.of(all, page, perPage);
    }

    @POST
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<WorkerView> createWorker(@PathParam("account") String account, @NotNull NewWorker wanted) {
        String name = WorkerName.checked(Objects.requireNonNullElse(wanted.name(), ""));
        return publisher.change(() -> {
            WorkerEntity worker = workers.create(current.id(), name);
            workers.change(current.get(), worker, wanted, worker.settings);
            return Envelope.of(views.worker(current.get(), worker));
        });
    }

    @GET
    @Path("/{worker}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<WorkerView> getWorker(@PathParam("account") String account, @PathParam("worker") String worker) {
        return Envelope.of(views.worker(current.get(), workers.requireByNameOrId(current.id(), worker)));
    }

    @PUT
    @Path("/{worker}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<WorkerView> replaceWorker(
            @PathParam("account") String account, @PathParam("worker") String nameOrId, @NotNull NewWorker wanted) {
        return change(nameOrId, wanted, worker -> WorkerSettings.DEFAULT);
    }

    @PATCH
    @Path("/{worker}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<WorkerView> patchWorker(
            @PathParam("account") String account, @PathParam("worker") String nameOrId, @NotNull NewWorker wanted) {
        return change(nameOrId, wanted, worker -> worker.settings);
    }

    @DELETE
    @Path("/{worker}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<Nothing> deleteWorker(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        return publisher.change(() -> {
            workers.delete(current.get(), workers.requireForChangeByNameOrId(current.id(), nameOrId), force);
            return Envelope.done();
        });
    }

    /** @param unsaid settings that hold where none are wanted */
    private Envelope<WorkerView> change(
            String nameOrId, NewWorker wanted, Function<WorkerEntity, WorkerSettings> unsaid) {
        return publisher.change(() -> {
            WorkerEntity worker = requireForChange(nameOrId, wanted);
            workers.change(current.get(), worker, wanted, unsaid.apply(worker));
            return Envelope.of(views.worker(current.get(), worker));
        });
    }

    private WorkerEntity requireForChange(String nameOrId, NewWorker wanted) {
        WorkerEntity worker = workers.requireForChangeByNameOrId(current.id(), nameOrId);
        if (!Objects.requireNonNullElse(wanted.name(), worker.name).equals(worker.name)) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "A Worker cannot be renamed");
        }
        return worker;
    }
}
