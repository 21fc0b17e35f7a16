package dev.holdfast.billing.sandbox.subscription;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a quantity costs at a price with graduated tiers: each tier's price holds for the part that falls into it. */
final class Tiers {
    private Tiers() {}

    /**
     * The part of a quantity in one tier.
     *
     * @param unitAmount hundredths of the currency per unit; may be a fraction
     */
    record Part(BigDecimal quantity, BigDecimal unitAmount) {
        /** In hundredths of the currency, rounded half up. */
        long amount() {
            return quantity.multiply(unitAmount)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** Returns a part for each tier that the quantity reaches; at least one. */
    static List<Part> split(JsonObject price, BigDecimal quantity) {
        List<Part> parts = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (JsonElement element : price.getAsJsonArray("tiers")) {
            JsonObject tier = element.getAsJsonObject();
            BigDecimal end = tier.get("up_to").isJsonNull()
                    ? quantity
                    : tier.get("up_to").getAsBigDecimal().min(quantity);
            BigDecimal inTier = end.subtract(below).max(BigDecimal.ZERO);
            if (parts.isEmpty() || inTier.signum() > 0) {
                parts.add(new Part(inTier, tier.get("unit_amount_decimal").getAsBigDecimal()));
            }
            below = below.max(end);
        }
        return parts;
    }
}
