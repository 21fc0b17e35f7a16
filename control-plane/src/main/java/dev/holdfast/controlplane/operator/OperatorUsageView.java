package dev.holdfast.controlplane.operator;

import dev.holdfast.billing.rating.CostLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How large an account is.
 *
 * @param from where its present billing period begins
 * @param to where that ends
 * @param lines one for each metric of its plan
 * @param totalCents what the period has cost so far, the plan included
 */
@Schema(name = "OperatorUsage")
public record OperatorUsageView(
        long members,
        long workers,
        long namespaces,
        Instant from,
        Instant to,
        String currency,
        long totalCents,
        List<Line> lines) {

    /** One metric, in its own unit. */
    @Schema(name = "OperatorUsageLine")
    public record Line(String metric, BigDecimal used, long cents) {
        static Line of(CostLine line) {
            return new Line(line.metric().name().toLowerCase(Locale.ROOT), line.used(), line.cents());
        }
    }
}
