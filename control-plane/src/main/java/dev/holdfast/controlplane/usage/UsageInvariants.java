package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.UsageConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Queries that find nothing while usage is summed up as it should be. Each sees one state of the database; what they
 * find is logged, and told as {@code holdfast_usage_invariant_violations}.
 */
@ApplicationScoped
class UsageInvariants {
    private static final Logger LOG = Logger.getLogger(UsageInvariants.class);
    private static final int MOST = 10;

    /** How far they look back, unless less is kept. */
    private static final Duration BACK = Duration.ofDays(8);

    private static final Map<String, Query> QUERIES = queries();

    private final EntityManager entities;
    private final UsageConfig config;
    private final Clock clock;
    private final Map<String, AtomicLong> found = new LinkedHashMap<>();

    /** @param finest of the resolutions that it looks at */
    private record Query(String sql, Resolution finest) {}

    UsageInvariants(EntityManager entities, UsageConfig config, Clock clock, MeterRegistry meters) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
        QUERIES.keySet()
                .forEach(name -> found.put(
                        name,
                        meters.gauge(
                                "holdfast.usage.invariant.violations", Tags.of("invariant", name), new AtomicLong())));
    }

    /** Violations by invariant, at most ten of each; all that there are are empty when all is well. */
    Map<String, List<?>> check() {
        Map<String, List<?>> violations = new LinkedHashMap<>();
        QUERIES.forEach((name, query) -> {
            List<?> rows = QuarkusTransaction.requiringNew()
                    .call(() -> entities.createNativeQuery(query.sql() + " LIMIT " + MOST, String.class)
                            .setParameter("from", clock.instant().minus(back(query.finest())))
                            .getResultList());
            found.get(name).set(rows.size());
            if (!rows.isEmpty()) {
                LOG.errorf("Usage violates '%s': %s", name, rows);
            }
            violations.put(name, rows);
        });
        return violations;
    }

    /** Whatever is kept still: hours of which minutes were removed are not looked at. */
    private Duration back(Resolution finest) {
        Duration half = finest.kept(config).dividedBy(2);
        return half.compareTo(BACK) < 0 ? half : BACK;
    }

    private static Map<String, Query> queries() {
        Map<String, Query> queries = new LinkedHashMap<>();
        queries.put(
                "hours_are_sums_of_minutes",
                new Query(differing("hour", Resolution.HOUR, Resolution.MINUTE), Resolution.MINUTE));
        queries.put(
                "days_are_sums_of_hours",
                new Query(differing("day", Resolution.DAY, Resolution.HOUR), Resolution.HOUR));
        queries.put(
                "objects_use_no_more_than_their_namespace",
                new Query(
                        "SELECT namespace_id || ' ' || start FROM usage_day WHERE namespace_id <> '' AND start >= :from"
                                + " GROUP BY namespace_id, start HAVING "
                                + CounterColumns.all().stream()
                                        .map(("sum(%1$s) FILTER (WHERE object_id <> '')"
                                                + " > sum(%1$s) FILTER (WHERE object_id = '')")::formatted)
                                        .collect(Collectors.joining(" OR ")),
                        Resolution.DAY));
        queries.put(
                "objects_are_active_no_longer_than_time_passes",
                new Query(
                        "SELECT namespace_id || ' ' || object_id || ' ' || start FROM usage_hour WHERE object_id <> ''"
                                + " AND start >= :from GROUP BY namespace_id, object_id, start"
                                + " HAVING sum(active_millis) > 3720000",
                        Resolution.HOUR));
        queries.put(
                "usage_is_that_of_its_account",
                new Query(
                        "SELECT d.account_id || ' ' || d.worker_id FROM usage_day d JOIN usage_worker w"
                                + " ON w.worker_id = d.worker_id WHERE w.account_id <> d.account_id AND d.start >= :from",
                        Resolution.DAY));
        return queries;
    }

    /** Keys for which what is kept at one resolution is not the sum of what is kept at a finer one. */
    private static String differing(String unit, Resolution whole, Resolution parts) {
        String key = "account_id, namespace_id, object_id, worker_id, version_id";
        return "SELECT account_id || ' ' || worker_id || ' ' || namespace_id || ' ' || object_id || ' ' || stretch FROM ("
                + "SELECT " + key + ", start AS stretch, 1 AS side, " + CounterColumns.each(each -> each)
                + " FROM " + whole.table() + " WHERE start >= date_trunc('" + unit
                + "', CAST(:from AS timestamptz), 'UTC') UNION ALL SELECT "
                + key + ", date_trunc('" + unit + "', start, 'UTC'), -1, " + CounterColumns.each(each -> each)
                + " FROM " + parts.table() + " WHERE start >= date_trunc('" + unit
                + "', CAST(:from AS timestamptz), 'UTC')) AS sides"
                + " GROUP BY " + key + ", stretch HAVING "
                + CounterColumns.all().stream()
                        .map("sum(side * %s) <> 0"::formatted)
                        .collect(Collectors.joining(" OR "));
    }
}
