package dev.holdfast.controlplane.log;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one worker and its objects logged in the last days, newest first. */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/logs")
@Tag(name = "Logs")
@Authenticated
@RunOnVirtualThread
public class LogResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final LogSearch search;

    LogResource(CurrentAccount current, Workers workers, LogSearch search) {
        this.current = current;
        this.workers = workers;
        this.search = search;
    }

    @GET
    @Requires(Permission.TAIL_READ)
    public Envelope<List<LogView>> listLogs(
            @PathParam("account") String account, @PathParam("script") String script, @BeanParam LogQuery query) {
        LogSearch.Found found = search.find(current.id(), worker(script), query);
        return Envelope.of(found.logs(), Page.until(found.logs().size(), found.next()));
    }

    @GET
    @Path("/{log}")
    @Requires(Permission.TAIL_READ)
    public Envelope<LogView> getLog(
            @PathParam("account") String account, @PathParam("script") String script, @PathParam("log") String log) {
        return search.get(current.id(), worker(script), log)
                .map(Envelope::of)
                .orElseThrow(() -> new ApiException(ErrorCause.LOG_NOT_FOUND, "There is no such log, or no longer"));
    }

    private String worker(String script) {
        String accountId = current.id();
        return QuarkusTransaction.requiringNew().call(() -> workers.require(accountId, script).id);
    }
}
