package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How objects that are busy take new code (reference: durable-objects 6.2).
 *
 * @param mode {@code deferred}, which is what is meant by none, or {@code immediate}
 * @param maxDelay seconds for which a busy object may stay on old code; 300 when absent
 */
@Schema(name = "CodeUpdateStrategy")
public record CodeUpdateStrategy(
        @Nullable String mode, @Nullable BigDecimal maxDelay) {
    private static final BigDecimal USUAL = BigDecimal.valueOf(300);
    private static final BigDecimal MOST = BigDecimal.valueOf(86_400);

    static CodeUpdateStrategy read(JsonNode value) {
        JsonFields fields = new JsonFields("code_update_strategy", value);
        return new CodeUpdateStrategy(
                fields.findText("mode").orElse(null),
                fields.find("max_delay").map(CodeUpdateStrategy::number).orElse(null));
    }

    /**
     * The delay in milliseconds.
     *
     * @throws dev.holdfast.controlplane.api.ApiException when there is no such mode, or the delay is out of range
     */
    public long delayMillis() {
        String wanted = mode == null ? "deferred" : mode;
        return switch (wanted) {
            case "immediate" -> 0;
            case "deferred" -> millis(maxDelay == null ? USUAL : maxDelay);
            default ->
                throw Invalid.upload(
                        "code_update_strategy.mode must be 'deferred' or 'immediate', but is '%s'".formatted(wanted));
        };
    }

    private static BigDecimal number(JsonNode value) {
        if (!value.isNumber()) {
            throw Invalid.upload("code_update_strategy.max_delay is not a number");
        }
        return value.decimalValue();
    }

    private static long millis(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
            throw Invalid.upload("code_update_strategy.max_delay must be from 0 to %s seconds".formatted(MOST));
        }
        return seconds.movePointRight(3).longValue();
    }
}
