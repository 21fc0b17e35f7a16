package dev.holdfast.controlplane.object;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an object is present, and when it was active.
 *
 * @param state as in {@link ObjectDetail}
 * @param pod where it is awake or hibernates
 * @param lastActive about when anything last happened in it; absent if that was never counted
 */
@Schema(name = "DurableObjectPresence")
public record ObjectPresenceView(
        String id,
        String state,
        @Nullable String pod,
        int sockets,
        @Nullable Instant lastActive) {}
