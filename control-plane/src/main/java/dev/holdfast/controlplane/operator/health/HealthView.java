package dev.holdfast.controlplane.operator.health;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the platform is, as one control plane sees it. */
@Schema(name = "PlatformHealth")
public record HealthView(Instant checkedOn, List<ServiceView> services, List<BacklogView> backlogs) {
    /**
     * Something that the platform cannot do without.
     *
     * @param id {@code postgresql}, {@code redis}, {@code keycloak} or {@code stripe}
     * @param millis until the answer
     * @param detail its version and what else it says of itself; or what is wrong
     */
    @Schema(name = "ServiceHealth")
    public record ServiceView(String id, boolean healthy, long millis, String detail) {}

    /**
     * Things that wait to be worked on.
     *
     * @param id {@code outbox}, {@code rollups}, {@code traces} or {@code payment-events}
     * @param waiting how many
     * @param oldestOn since when the first of them waits; absent if nothing waits, or nothing says so
     */
    @Schema(name = "Backlog")
    public record BacklogView(
            String id, long waiting, @Nullable Instant oldestOn) {}
}
