package dev.holdfast.controlplane.spending;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant chooses about spending.
 *
 * @param capCents what a billing period may cost, in hundredths of the plan's currency, the plan's price included;
 *     absent: no cap
 * @param thresholds percentages of the cap at which those who pay are told
 * @param atCap {@code alert} or {@code pause}
 * @param atRunaway what happens when the account or a Worker runs away from its own history
 * @param runawayFactor how many times the busiest hour that is; absent: as the installation has it
 */
@Schema(name = "SpendingRequest")
public record SpendingRequest(
        @Nullable @Min(0) @Max(100_000_000_00L) Long capCents,
        @NotNull @Size(max = 10) List<@NotNull @Min(1) @Max(99) Integer> thresholds,
        @NotNull AtLimit atCap,
        @NotNull AtLimit atRunaway,

        @Nullable @DecimalMin("1.1") @DecimalMax("1000") BigDecimal runawayFactor) {}
