package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.Json;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a price asks for: a fixed amount, or so much per unit in each of its tiers. */
final class PriceTerms {
    private PriceTerms() {}

    static JsonMembers fixed(JsonMembers price, Parameters parameters) {
        long amount = parameters.requiredInteger("unit_amount");
        if (amount < 0) {
            throw ApiException.invalid("parameter_invalid_integer", "unit_amount", "unit_amount must be 0 or more.");
        }
        parameters.only("billing_scheme", "per_unit");
        return price.set("billing_scheme", "per_unit").set("unit_amount", amount);
    }

    static JsonMembers tiered(JsonMembers price, Parameters parameters) {
        parameters.only("billing_scheme", "tiered").only("tiers_mode", "graduated");
        parameters.required("tiers_mode");
        List<JsonObject> tiers = new ArrayList<>();
        for (Parameters tier : parameters.objects("tiers")) {
            tiers.add(tier(tier));
        }
        if (tiers.isEmpty() || !tiers.getLast().get("up_to").isJsonNull()) {
            throw ApiException.invalid("parameter_invalid", "tiers", "The last tier must have up_to=inf.");
        }
        return price.set("billing_scheme", "tiered")
                .set("tiers_mode", "graduated")
                .set("tiers", Json.array(tiers))
                .set("unit_amount", null);
    }

    private static JsonObject tier(Parameters tier) {
        tier.allowing("up_to", "unit_amount", "unit_amount_decimal");
        BigDecimal amount = tier.decimal("unit_amount_decimal")
                .or(() -> tier.decimal("unit_amount"))
                .orElseThrow(() -> ApiException.invalid("parameter_missing", "tiers", "A tier needs a unit amount."));
        boolean open = tier.required("up_to").equals("inf");
        return JsonMembers.fresh()
                .set("up_to", open ? null : tier.requiredInteger("up_to"))
                .set("unit_amount_decimal", amount.toPlainString())
                .json();
    }
}
