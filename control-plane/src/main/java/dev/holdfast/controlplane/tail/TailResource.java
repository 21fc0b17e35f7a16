package dev.holdfast.controlplane.tail;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.CurrentUser;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Live tails of one worker (reference: wrangler-api 12). */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/tails")
@Tag(name = "Logs")
@Authenticated
@RunOnVirtualThread
public class TailResource {
    private final CurrentAccount current;
    private final CurrentUser caller;
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final PlatformConfig platform;
    private final Workers workers;
    private final WorkerRepository repository;
    private final Tails tails;
    private final TailedWorkers tailed;

    TailResource(
            CurrentAccount current,
            CurrentUser caller,
            SecurityIdentity identity,
            RoutingContext request,
            PlatformConfig platform,
            Workers workers,
            WorkerRepository repository,
            Tails tails,
            TailedWorkers tailed) {
        this.current = current;
        this.caller = caller;
        this.identity = identity;
        this.request = request;
        this.platform = platform;
        this.workers = workers;
        this.repository = repository;
        this.tails = tails;
        this.tailed = tailed;
    }

    @GET
    @Transactional
    @Requires(Permission.TAIL_READ)
    public Envelope<List<TailView>> listTails(
            @PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(tails.listOf(worker).stream()
                .map(each -> TailView.of(each, null))
                .toList());
    }

    /** Pods are told at once, so that they know when the socket comes. */
    @POST
    @Requires(Permission.TAIL_READ)
    public Envelope<TailView> createTail(
            @PathParam("account") String account, @PathParam("script") String script, @Nullable NewTail wanted) {
        current.requireNotSuspended();
        TailFilters filters = TailFilters.read(
                wanted == null ? List.of() : wanted.wanted(),
                request.request().remoteAddress().hostAddress());
        Tails.Opened opened = QuarkusTransaction.requiringNew()
                .call(() -> tails.open(
                        workers.requireForChange(current.id(), script),
                        caller.get().id,
                        identity.getAttribute(CurrentToken.ID),
                        filters));
        tailed.renew(List.of(opened.tail().workerId));
        return Envelope.of(TailView.of(opened.tail(), address(opened.secret())));
    }

    /** Done also when there is none of the id, or no worker any more: programs ask twice, and after a worker's end. */
    @DELETE
    @Path("/{tail}")
    @Transactional
    @Requires(Permission.TAIL_READ)
    public Envelope<Nothing> deleteTail(
            @PathParam("account") String account, @PathParam("script") String script, @PathParam("tail") String tail) {
        repository.findByName(current.id(), script).ifPresent(worker -> tails.end(worker, tail));
        return Envelope.done();
    }

    private String address(String secret) {
        return platform.page(TailRoute.PATH + secret).toString().replaceFirst("^http", "ws");
    }
}
