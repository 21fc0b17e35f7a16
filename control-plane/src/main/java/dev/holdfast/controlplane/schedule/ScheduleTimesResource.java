package dev.holdfast.controlplane.schedule;

import dev.holdfast.contract.cron.CronExpression;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells what a schedule means before it is set. */
@Path("/client/v4/accounts/{account}/workers/schedules/times")
@Tag(name = "Schedules")
@Authenticated
@RunOnVirtualThread
public class ScheduleTimesResource {
    private static final int TIMES = 3;

    private final Clock clock;

    ScheduleTimesResource(Clock clock) {
        this.clock = clock;
    }

    /** @param next when it is due next, at most three times; none if never */
    @Schema(name = "ScheduleTimes")
    public record ScheduleTimes(String cron, List<Instant> next) {}

    @GET
    @Requires(Permission.WORKERS_READ)
    public Envelope<ScheduleTimes> getScheduleTimes(
            @PathParam("account") String account, @QueryParam("cron") @DefaultValue("") String cron) {
        CronExpression schedule = Schedules.read(cron);
        List<Instant> next = Stream.iterate(
                        schedule.nextAfter(clock.instant()),
                        Optional::isPresent,
                        at -> schedule.nextAfter(at.orElseThrow()))
                .limit(TIMES)
                .map(Optional::orElseThrow)
                .toList();
        return Envelope.of(new ScheduleTimes(cron, next));
    }
}
