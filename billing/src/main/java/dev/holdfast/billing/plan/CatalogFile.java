package dev.holdfast.billing.plan;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue from JSON; the layout is that of {@code plans.json}. Every number is kept exactly. */
public final class CatalogFile {
    private static final String STANDARD = "plans.json";

    private CatalogFile() {}

    static PlanCatalog standard() {
        try (InputStream in = Objects.requireNonNull(CatalogFile.class.getResourceAsStream(STANDARD), STANDARD);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InvalidCatalogException if the text is no catalogue; the message says where */
    public static PlanCatalog read(Reader json) {
        try {
            FileJson file = new Gson().fromJson(json, FileJson.class);
            if (file == null) {
                throw new InvalidCatalogException("the catalogue is empty");
            }
            return new PlanCatalog(
                    given(file.version, "version"),
                    given(file.plans, "plans").stream().map(CatalogFile::plan).toList());
        } catch (JsonParseException e) {
            throw new InvalidCatalogException(
                    "the catalogue is no valid JSON of the expected layout: " + e.getMessage());
        }
    }

    private static Plan plan(PlanJson json) {
        String id = given(json.id, "plans[].id");
        LimitsJson limits = given(json.limits, id + ".limits");
        return new Plan(
                id,
                given(json.name, id + ".name"),
                given(json.priceCents, id + ".price_cents"),
                given(json.currency, id + ".currency"),
                new PlanLimits(
                        given(limits.objectClasses, id + ".limits.object_classes"),
                        given(limits.keyValueObjects, id + ".limits.key_value_objects"),
                        given(limits.invocationCpuMillis, id + ".limits.invocation_cpu_millis"),
                        given(limits.logRetentionDays, id + ".limits.log_retention_days")),
                Stream.concat(
                                allowances(json.perDay, AllowancePeriod.DAY, id),
                                allowances(json.perMonth, AllowancePeriod.MONTH, id))
                        .toList());
    }

    private static Stream<Allowance> allowances(
            @Nullable Map<String, AllowanceJson> json, AllowancePeriod period, String plan) {
        return json == null
                ? Stream.of()
                : json.entrySet().stream().map(entry -> allowance(entry.getKey(), entry.getValue(), period, plan));
    }

    private static Allowance allowance(String name, AllowanceJson json, AllowancePeriod period, String plan) {
        String where = plan + "." + name;
        BigDecimal included = given(json.included, where + ".included");
        if (json.overageCents == null) {
            return new Allowance(metric(name, plan), included, period, new Overage.Refused());
        }
        BigDecimal quantity = given(json.overageQuantity, where + ".overage_quantity");
        return new Allowance(metric(name, plan), included, period, new Overage.Charged(json.overageCents, quantity));
    }

    private static Metric metric(String name, String plan) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidCatalogException("unknown metric " + name + " in " + plan));
    }

    private static <T> T given(@Nullable T value, String where) {
        if (value == null) {
            throw new InvalidCatalogException(where + " is missing");
        }
        return value;
    }

    private record FileJson(
            @Nullable String version, @Nullable List<PlanJson> plans) {}

    private record PlanJson(
            @Nullable String id,
            @Nullable String name,
            @SerializedName("price_cents") @Nullable Long priceCents,
            @Nullable String currency,
            @Nullable LimitsJson limits,
            @SerializedName("per_day") @Nullable Map<String, AllowanceJson> perDay,
            @SerializedName("per_month") @Nullable Map<String, AllowanceJson> perMonth) {}

    private record LimitsJson(
            @SerializedName("object_classes") @Nullable Integer objectClasses,
            @SerializedName("key_value_objects") @Nullable Boolean keyValueObjects,

            @SerializedName("invocation_cpu_millis") @Nullable
            Integer invocationCpuMillis,

            @SerializedName("log_retention_days") @Nullable Integer logRetentionDays) {}

    private record AllowanceJson(
            @Nullable BigDecimal included,
            @SerializedName("overage_cents") @Nullable BigDecimal overageCents,
            @SerializedName("overage_quantity") @Nullable BigDecimal overageQuantity) {}
}
