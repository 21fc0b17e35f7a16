package dev.holdfast.controlplane.attention;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something about the account that those who use it should know now.
 *
 * @param kind {@code suspended}: by the operator, nothing runs; {@code payment_failed}: all goes on until then;
 *     {@code stopped}: objects stand still until an invoice is paid; {@code paused}: by the spending cap or the
 *     breaker; {@code cap}: much or all of the spending cap is spent; {@code day}: much or all of what the plan
 *     includes for today is used
 * @param text of a suspension or a pause: why
 * @param until when that changes by itself
 * @param percent of the cap, or of the day's allowance
 * @param allowances of the day, such as {@code worker_requests}; empty for other kinds
 */
@Schema(name = "Attention")
public record AttentionView(
        Kind kind,
        @Nullable String text,
        @Nullable Instant until,
        @Nullable Integer percent,
        List<String> allowances) {
    /** What it is about. */
    @Schema(name = "AttentionKind")
    public enum Kind {
        @JsonProperty("suspended")
        SUSPENDED,
        @JsonProperty("payment_failed")
        PAYMENT_FAILED,
        @JsonProperty("stopped")
        STOPPED,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("cap")
        CAP,
        @JsonProperty("day")
        DAY
    }

    static AttentionView suspended(String why) {
        return new AttentionView(Kind.SUSPENDED, why, null, null, List.of());
    }

    static AttentionView paymentFailed(@Nullable Instant until) {
        return new AttentionView(Kind.PAYMENT_FAILED, null, until, null, List.of());
    }

    static AttentionView stopped() {
        return new AttentionView(Kind.STOPPED, null, null, null, List.of());
    }

    static AttentionView paused(String why) {
        return new AttentionView(Kind.PAUSED, why, null, null, List.of());
    }

    static AttentionView cap(int percent) {
        return new AttentionView(Kind.CAP, null, null, percent, List.of());
    }

    static AttentionView day(int percent, List<String> allowances, Instant midnight) {
        return new AttentionView(Kind.DAY, null, midnight, percent, allowances);
    }
}
