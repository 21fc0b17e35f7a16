package dev.holdfast.pod;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that tenants are served. A pod that has lost Redis stays ready: it goes on with what it knows, and says
 * that it is cut off.
 */
@Readiness
@ApplicationScoped
public class PodReadiness implements HealthCheck {
    private final PodLifecycle lifecycle;

    PodReadiness(PodLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("pod")
                .status(lifecycle.isServing())
                .withData("hears-changes", lifecycle.hearsChanges())
                .build();
    }
}
