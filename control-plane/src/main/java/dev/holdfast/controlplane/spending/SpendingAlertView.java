package dev.holdfast.controlplane.spending;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something about money that has happened.
 *
 * @param worker id of the Worker that it is about, if it is about one
 * @param cause {@code spending_cap} or {@code runaway}
 * @param paused whether something was paused
 */
@Schema(name = "SpendingAlert")
public record SpendingAlertView(
        String cause, @Nullable String worker, String message, boolean paused, Instant createdOn) {
    static SpendingAlertView of(SpendingAlertEntity alert) {
        return new SpendingAlertView(alert.cause, alert.workerId, alert.message, alert.paused, alert.createdOn);
    }
}
