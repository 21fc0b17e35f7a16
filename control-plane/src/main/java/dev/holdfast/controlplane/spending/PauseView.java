package dev.holdfast.controlplane.spending;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That nothing of an account, or of one of its Workers, runs.
 *
 * @param worker id of the Worker; absent: everything of the account
 * @param cause {@code spending_cap} or {@code runaway}
 */
@Schema(name = "Pause")
public record PauseView(String id, @Nullable String worker, String cause, String reason, Instant since) {
    static PauseView of(PauseEntity pause) {
        return new PauseView(pause.id, pause.workerId, pause.cause, pause.reason, pause.since);
    }
}
