package dev.holdfast.controlplane.schedule;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cron triggers of one worker, and its last runs. */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/schedules")
@Tag(name = "Schedules")
@Authenticated
@RunOnVirtualThread
public class ScheduleResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final CronTriggerRepository triggers;
    private final Schedules schedules;
    private final ScheduleRuns runs;
    private final Publisher publisher;

    ScheduleResource(
            CurrentAccount current,
            Workers workers,
            CronTriggerRepository triggers,
            Schedules schedules,
            ScheduleRuns runs,
            Publisher publisher) {
        this.current = current;
        this.workers = workers;
        this.triggers = triggers;
        this.schedules = schedules;
        this.runs = runs;
        this.publisher = publisher;
    }

    @GET
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<SchedulesView> listSchedules(
            @PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(SchedulesView.of(triggers.listOfWorker(worker.id)));
    }

    @PUT
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SchedulesView> replaceSchedules(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @NotNull List<@NotNull @Valid NewSchedule> wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            schedules.replace(worker, wanted.stream().map(NewSchedule::cron).toList());
            return Envelope.of(SchedulesView.of(triggers.listOfWorker(worker.id)));
        });
    }

    @GET
    @Path("/runs")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<ScheduleRunView>> listScheduleRuns(
            @PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(runs.of(worker.id).stream().map(ScheduleRunView::of).toList());
    }
}
