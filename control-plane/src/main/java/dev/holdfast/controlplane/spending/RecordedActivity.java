package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.breaker.Activity;
import dev.holdfast.billing.breaker.ActivitySource;
import dev.holdfast.billing.breaker.Rates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Activity as usage has it: the last whole minutes, and whole hours before the present one. What pods have not told yet
 * is missing.
 */
@ApplicationScoped
class RecordedActivity implements ActivitySource {
    private static final String COLUMNS = "account_id, worker_id, CAST(sum(requests) AS double precision) AS requests,"
            + " CAST(sum(active_millis) AS double precision) AS active";
    private static final int MINUTES_OF_HOUR = 60;

    private final EntityManager database;
    private final Clock clock;

    RecordedActivity(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A Worker, or an account as a whole. */
    private record Subject(String account, Optional<String> worker) {}

    @Override
    @Transactional
    public List<Activity> activity(Duration recent, Duration history) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
        Map<Subject, Rates> now = recent(minute.minus(recent), minute, recent.toMinutes());
        Map<Subject, Map<Instant, Rates>> before = history(hour.minus(history), hour, minute.minus(recent));
        List<Activity> activities = new ArrayList<>();
        now.forEach((subject, rates) -> activities.add(new Activity(
                subject.account(),
                subject.worker(),
                rates,
                List.copyOf(before.getOrDefault(subject, Map.of()).values()))));
        return activities;
    }

    private Map<Subject, Rates> recent(Instant from, Instant to, long minutes) {
        List<?> rows = database.createNativeQuery(
                        "SELECT " + COLUMNS
                                + " FROM usage_minute WHERE object_id = '' AND start >= :from AND start < :to"
                                + " GROUP BY account_id, worker_id",
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        Map<Subject, Rates> rates = new LinkedHashMap<>();
        rows.forEach(row -> add(rates, (Tuple) row, minutes));
        return rates;
    }

    /** Only of accounts that were active since {@code activeSince}. */
    private Map<Subject, Map<Instant, Rates>> history(Instant from, Instant to, Instant activeSince) {
        List<?> rows = database.createNativeQuery(
                        "SELECT " + COLUMNS + ", CAST(extract(epoch FROM start) AS bigint) AS hour FROM usage_hour"
                                + " WHERE object_id = '' AND start >= :from AND start < :to AND account_id IN"
                                + " (SELECT account_id FROM usage_minute WHERE object_id = '' AND start >= :since)"
                                + " GROUP BY account_id, worker_id, start",
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("since", activeSince)
                .getResultList();
        Map<Instant, Map<Subject, Rates>> hours = new HashMap<>();
        rows.forEach(each -> {
            Tuple row = (Tuple) each;
            Instant hour = Instant.ofEpochSecond(row.get("hour", Long.class));
            add(hours.computeIfAbsent(hour, any -> new HashMap<>()), row, MINUTES_OF_HOUR);
        });
        Map<Subject, Map<Instant, Rates>> bySubject = new HashMap<>();
        hours.forEach((hour, rates) -> rates.forEach((subject, each) ->
                bySubject.computeIfAbsent(subject, any -> new HashMap<>()).put(hour, each)));
        return bySubject;
    }

    /** Adds a row to its Worker and to its account. */
    private static void add(Map<Subject, Rates> rates, Tuple row, long minutes) {
        String account = row.get("account_id", String.class);
        Rates own = new Rates(row.get("requests", Double.class) / minutes, row.get("active", Double.class) / minutes);
        for (Optional<String> worker :
                List.of(Optional.of(row.get("worker_id", String.class)), Optional.<String>empty())) {
            rates.merge(
                    new Subject(account, worker),
                    own,
                    (a, b) -> new Rates(
                            a.requestsPerMinute() + b.requestsPerMinute(),
                            a.activeMillisPerMinute() + b.activeMillisPerMinute()));
        }
    }
}
