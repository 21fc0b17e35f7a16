package dev.holdfast.controlplane.operator.health;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the platform is well, for those who run it. */
@Path("/client/v4/operator/health")
@Tag(name = "Operator")
@Authenticated
@RunOnVirtualThread
public class HealthResource {
    private final ServiceChecks services;
    private final Backlogs backlogs;
    private final Clock clock;

    HealthResource(ServiceChecks services, Backlogs backlogs, Clock clock) {
        this.services = services;
        this.backlogs = backlogs;
        this.clock = clock;
    }

    /** Checked while it is asked. */
    @GET
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<HealthView> checkHealth() {
        return Envelope.of(new HealthView(clock.instant(), services.run(), backlogs.list()));
    }
}
