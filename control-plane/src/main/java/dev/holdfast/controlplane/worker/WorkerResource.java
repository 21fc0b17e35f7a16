package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers as such, with their addresses. */
@Path("/client/v4/accounts/{account}/workers/workers")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class WorkerResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final WorkerRepository repository;
    private final WorkerViews views;

    WorkerResource(CurrentAccount current, Workers workers, WorkerRepository repository, WorkerViews views) {
        this.current = current;
        this.workers = workers;
        this.repository = repository;
        this.views = views;
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

    @GET
    @Path("/{worker}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<WorkerView> getWorker(@PathParam("account") String account, @PathParam("worker") String worker) {
        return Envelope.of(views.worker(current.get(), workers.requireByNameOrId(current.id(), worker)));
    }
}
