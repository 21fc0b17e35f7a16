package dev.holdfast.controlplane.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change, as the API shows it. */
@Schema(name = "AuditEntry")
public record AuditEntryView(
        String id,
        Action action,
        Actor actor,
        Resource resource,
        @Nullable String requestId) {

    /** @param type {@code create}, {@code read}, {@code update} or {@code delete} */
    @Schema(name = "AuditedAction")
    public record Action(String type, Instant time) {}

    /**
     * Who made the change.
     *
     * @param type {@code user}, or {@code system} for the platform and the payment provider
     * @param context {@code dash} for browser sessions, {@code api_token} for programs, {@code system}
     */
    @Schema(name = "AuditActor")
    public record Actor(
            String type,
            String context,
            @Nullable String id,
            @Nullable String email,
            @Nullable String tokenId,
            @Nullable String ipAddress) {}

    /** What was changed, with its state before and after. */
    @Schema(name = "AuditedResource")
    public record Resource(
            String type,
            String id,
            @Schema(implementation = Object.class) @Nullable JsonNode before,
            @Schema(implementation = Object.class) @Nullable JsonNode after) {}

    /** @param found one more than the limit if there are more */
    static Envelope<List<AuditEntryView>> page(List<AuditEntry> found, AuditQuery query, AuditJson json) {
        List<AuditEntry> shown = found.subList(0, Math.min(query.limit(), found.size()));
        String cursor = found.size() > shown.size() ? AuditQuery.after(shown.getLast()) : "";
        return Envelope.of(shown.stream().map(each -> of(each, json)).toList(), Page.until(shown.size(), cursor));
    }

    private static AuditEntryView of(AuditEntry entry, AuditJson json) {
        return new AuditEntryView(
                entry.id,
                new Action(entry.action, entry.createdOn),
                actor(entry),
                new Resource(
                        entry.kind,
                        entry.target,
                        entry.before == null ? null : json.read(entry.before),
                        entry.after == null ? null : json.read(entry.after)),
                entry.requestId);
    }

    private static Actor actor(AuditEntry entry) {
        if (entry.userId == null) {
            return new Actor("system", "system", null, null, null, entry.address);
        }
        String context = entry.tokenId == null ? "dash" : "api_token";
        return new Actor("user", context, entry.userId, entry.userEmail, entry.tokenId, entry.address);
    }
}
