package dev.holdfast.controlplane.usage;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.controlplane.stream.StreamEntry;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Database;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class UsageTest {
    private static final String OBJECT = Rows.Subject.object(7);

    private Tenant tenant;
    private Rows.Subject subject;

    @BeforeEach
    void deploy() {
        tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        String worker =
                tenant.as().get("/workers/workers/counter").then().extract().path("result.id");
        String namespace = tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result[0].id");
        subject = new Rows.Subject(tenant.account(), worker, namespace, minuteOf(Instant.now()) - 90, 90);
        Database.execute("UPDATE subscription SET current_period_end = date_trunc('day', now()) + interval '20 days'"
                + " WHERE account_id = '" + tenant.account() + "'");
    }

    /** Replicas that crash at times, and do not let each other finish, on the real servers. */
    @Test
    void whateverComesTwiceOrCrashesTheSumsAreThoseOfTheIdealRun() throws InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<PodBatch> ideal = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ideal.addAll(Batches.random(UUID.randomUUID() + "-", subject, random));
        }
        List<PodBatch> entries = new ArrayList<>(ideal);
        ideal.stream().filter(each -> random.nextInt(3) == 0).forEach(entries::add);
        Collections.shuffle(entries, random);
        entries.forEach(UsageTest::send);

        List<Thread> replicas = Stream.of(random.nextLong(), random.nextLong())
                .map(own -> Thread.ofVirtual().start(() -> ingest(new Random(own))))
                .toList();
        for (Thread each : replicas) {
            each.join();
        }
        awaitIngestion();

        assertThat(stored()).as("seed %d", seed).isEqualTo(expected(Folded.of(ideal)));
        assertThat(bean(UsageInvariants.class).check().values()).allMatch(List::isEmpty);
        goneWhenTheyAreOldButNotForgotten(ideal);
    }

    private void goneWhenTheyAreOldButNotForgotten(List<PodBatch> batches) {
        long days = count("usage_day");
        age("usage_minute", "4 days");
        age("usage_hour", "71 days");
        age("usage_day", "390 days");

        bean(UsageRetention.class).apply();

        assertThat(count("usage_minute")).isZero();
        assertThat(count("usage_hour")).isZero();
        assertThat(count("usage_day")).isEqualTo(days);
        assertThat(bean(StoredUsage.class).apply(batches)).isEqualTo(new UsageLedger.Outcome(0, 0));
    }

    @Test
    void metricsShowWhatWasCounted() {
        long now = minuteOf(Instant.now());
        send(new PodBatch(
                UUID.randomUUID().toString(),
                1,
                List.of(
                        row(
                                now,
                                null,
                                null,
                                Map.of(Counter.REQUESTS, 10L, Counter.SUBREQUESTS, 3L),
                                Map.of(
                                        Outcome.OK,
                                        8L,
                                        Outcome.EXCEPTION,
                                        1L,
                                        Outcome.CANCELED,
                                        1L,
                                        Outcome.REFUSED,
                                        3L),
                                Rows.times(100, 100, 100, 100, 100, 100, 100, 100, 100, 100_000),
                                null),
                        row(
                                now,
                                subject.namespace(),
                                OBJECT,
                                Map.of(Counter.REQUESTS, 4L, Counter.ACTIVE_MILLIS, 700L),
                                Map.of(Outcome.OK, 4L),
                                Rows.times(5),
                                new RollupRow.Gauges(4096L, 2L)),
                        row(
                                now,
                                subject.namespace(),
                                null,
                                Map.of(Counter.REQUESTS, 5L),
                                Map.of(Outcome.OK, 5L),
                                Rows.times(5),
                                null))));
        awaitIngestion();

        tenant.as()
                .get("/workers/scripts/counter/metrics?last=1h&group_by=outcome")
                .then()
                .statusCode(200)
                .body("result.interval_seconds", equalTo(60))
                .body("result.totals.requests", equalTo(10))
                .body("result.totals.errors", equalTo(1))
                .body("result.totals.subrequests", equalTo(3))
                .body("result.totals.outcomes.exception", equalTo(1))
                .body("result.totals.cpu.p50", equalTo(103))
                .body("result.totals.wall.p99", greaterThan(90_000))
                .body("result.series.values.requests", hasItem(10))
                .body("result.series", hasSize(61))
                .body("result.groups.key", equalTo(List.of("ok", "refused", "canceled", "exception")));
        tenant.as()
                .get("/workers/scripts/counter/metrics?group_by=version")
                .then()
                .statusCode(200)
                .body("result.groups[0].key", equalTo(Rows.VERSION))
                .body("result.groups[0].totals.requests", equalTo(10));
        String namespace = "/workers/durable_objects/namespaces/" + subject.namespace();
        tenant.as()
                .get(namespace + "/metrics?last=30d")
                .then()
                .statusCode(200)
                .body("result.totals.requests", equalTo(9))
                .body("result.totals.active_millis", equalTo(700))
                .body("result.present.stored_bytes", equalTo(4096));
        tenant.as()
                .get(namespace + "/objects/" + OBJECT + "/metrics")
                .then()
                .statusCode(200)
                .body("result.totals.requests", equalTo(4))
                .body("result.present.sockets", equalTo(2));
        tenant.as()
                .get("/workers/metrics")
                .then()
                .statusCode(200)
                .body("result.workers.name", equalTo(List.of("counter")))
                .body("result.workers[0].totals.requests", equalTo(10))
                .body("result.workers[0].requests", hasItem(10));
        tenant.as()
                .get("/workers/metrics/top?of=objects&by=active_millis&namespace=" + subject.namespace())
                .then()
                .statusCode(200)
                .body("result", hasSize(1))
                .body("result[0].id", equalTo(OBJECT))
                .body("result[0].name", equalTo("lobby"))
                .body("result[0].value", equalTo(700));
        tenant.as()
                .get("/workers/metrics/top?of=workers&by=errors")
                .then()
                .statusCode(200)
                .body("result[0].name", equalTo("counter"));
        tenant.as()
                .get("/workers/metrics/top?of=namespaces")
                .then()
                .statusCode(200)
                .body("result[0].name", equalTo("counter_Counter"));
        Tenant other = Tenant.signUp();
        other.as().get(namespace + "/metrics").then().statusCode(404).body("errors[0].code", equalTo(10066));
        assertThat(bean(StoredUsage.class).apply(List.of(batchOfStrangers(other, now))))
                .isEqualTo(new UsageLedger.Outcome(1, 2));
        other.as().get("/workers/metrics/top").then().statusCode(200).body("result", hasSize(0));
        tenant.as().get("/workers/metrics/top").then().body("result.value", equalTo(List.of(10)));
    }

    /** A row of a worker of another account, and one of a worker that there is not. */
    private PodBatch batchOfStrangers(Tenant other, long minute) {
        return new PodBatch(
                UUID.randomUUID().toString(),
                1,
                Stream.of(
                                new Rows.Subject(other.account(), subject.worker(), "", 0, 1),
                                new Rows.Subject(tenant.account(), "0".repeat(32), "", 0, 1))
                        .map(each -> Rows.of(
                                each,
                                minute,
                                null,
                                null,
                                Map.of(Counter.REQUESTS, 1L),
                                Map.of(),
                                new Histogram(),
                                RollupRow.Gauges.UNKNOWN))
                        .toList());
    }

    @Test
    void aPeriodThatBeginsWithinAnHourHasTheMinutesThatAreItsOwn() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
        UsagePeriod period = new UsagePeriod(hour.plusSeconds(20 * 60), hour.plus(Duration.ofDays(30)));
        bean(StoredUsage.class)
                .apply(List.of(new PodBatch(
                        UUID.randomUUID().toString(),
                        1,
                        Map.of(0, 5L, 20, 7L, 59, 11L, 60, 13L).entrySet().stream()
                                .map(each -> requests(minuteOf(hour) + each.getKey(), each.getValue()))
                                .toList())));

        assertThat(requestsIn(period)).isEqualByComparingTo("31");

        age("usage_minute", "4 days");
        age("usage_hour", "4 days");
        UsagePeriod earlier = new UsagePeriod(
                period.start().minus(Duration.ofDays(4)), period.end().minus(Duration.ofDays(4)));
        Database.execute("INSERT INTO metered_period (account_id, period_start, period_end, plan, provider_customer_id)"
                + " VALUES ('%s', '%s', '%s', 'workers_paid', 'cus')"
                        .formatted(tenant.account(), earlier.start(), earlier.end()));
        bean(UsageRetention.class).apply();

        assertThat(requestsIn(earlier)).isEqualByComparingTo("31");
        assertThat(count("usage_minute")).isEqualTo(3);
    }

    private BigDecimal requestsIn(UsagePeriod period) {
        return bean(UsageTotals.class).inPeriod(tenant.account(), period).of(Metric.WORKER_REQUESTS);
    }

    private RollupRow requests(long minute, long count) {
        return row(minute, null, null, Map.of(Counter.REQUESTS, count), Map.of(), new Histogram(), null);
    }

    @Test
    void whatADeletedWorkerUsedIsBilledStill() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        long yesterday = minuteOf(midnight) - 60;
        Map<Counter, Long> ofObject = Map.of(
                Counter.REQUESTS, 100L,
                Counter.SOCKET_MESSAGES_IN, 2000L,
                Counter.ACTIVE_MILLIS, 1_000L,
                Counter.STORAGE_READ_UNITS, 7L,
                Counter.STORAGE_WRITE_UNITS, 5L,
                Counter.STORAGE_DELETES, 3L);
        bean(StoredUsage.class)
                .apply(List.of(new PodBatch(
                        UUID.randomUUID().toString(),
                        1,
                        List.of(
                                row(
                                        yesterday,
                                        null,
                                        null,
                                        Map.of(Counter.REQUESTS, 20_000_000L, Counter.CPU_MICROS, 5_000L),
                                        Map.of(),
                                        new Histogram(),
                                        null),
                                row(
                                        yesterday,
                                        subject.namespace(),
                                        OBJECT,
                                        ofObject,
                                        Map.of(),
                                        new Histogram(),
                                        new RollupRow.Gauges(90_000_000_000L, 0L)),
                                row(
                                        minuteOf(Instant.now()),
                                        subject.namespace(),
                                        OBJECT,
                                        Map.of(),
                                        Map.of(),
                                        new Histogram(),
                                        new RollupRow.Gauges(1L, 0L))))));
        bean(StoredSamples.class).take(midnight);
        bean(StoredSamples.class).take(midnight);
        tenant.as().delete("/workers/scripts/counter?force=true").then().statusCode(200);

        var report = tenant.as()
                .get("/billing/usage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getInt("result.total_cents")).isGreaterThanOrEqualTo(800);
        assertThat(line(report, "worker_requests", "used")).isEqualTo(20_000_000);
        assertThat(line(report, "worker_requests", "cents")).isEqualTo(300);
        assertThat(line(report, "worker_cpu_millis", "used")).isEqualTo(5);
        assertThat(line(report, "object_requests", "used")).isEqualTo(200);
        assertThat(line(report, "object_gb_seconds", "used")).isEqualTo(0.128);
        assertThat(line(report, "kv_read_units", "used")).isEqualTo(7);
        assertThat(line(report, "kv_write_units", "used")).isEqualTo(5);
        assertThat(line(report, "kv_deletes", "used")).isEqualTo(3);
        assertThat(line(report, "kv_stored_gb", "used")).isBetween(90.0 / 31 / 24, 90.0 / 28 / 24);
        assertThat(report.getList("result.days.date"))
                .containsExactly(midnight.minusSeconds(1).toString().substring(0, 10));
        assertThat(report.getString("result.items[0].name")).isEqualTo("counter");
        tenant.as()
                .get("/billing/usage?by=object&namespace=" + subject.namespace())
                .then()
                .statusCode(200)
                .body("result.items[0].id", equalTo(OBJECT))
                .body("result.items[0].name", equalTo("lobby"));
        tenant.as()
                .get("/billing/usage?by=namespace&period=previous")
                .then()
                .statusCode(200)
                .body("result.items", hasSize(0))
                .body("result.total_cents", equalTo(500));
        tenant.as()
                .get("/billing/usage?by=object")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("'namespace'"));
    }

    private RollupRow row(
            long minute,
            String namespace,
            String object,
            Map<Counter, Long> counts,
            Map<Outcome, Long> outcomes,
            Histogram times,
            RollupRow.Gauges gauges) {
        return Rows.of(
                subject,
                minute,
                namespace,
                object,
                counts,
                outcomes,
                times,
                gauges == null ? RollupRow.Gauges.UNKNOWN : gauges);
    }

    private static double line(io.restassured.path.json.JsonPath report, String metric, String field) {
        return report.getDouble("result.lines.find { it.metric == '" + metric + "' }." + field);
    }

    private static void send(PodBatch batch) {
        bean(RedisDataSource.class).stream(String.class).xadd(RedisKeys.rollups(), Batches.fields(batch));
    }

    private static void awaitIngestion() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> bean(RedisDataSource.class).stream(String.class).xlen(RedisKeys.rollups()) == 0);
    }

    /** Takes batches at once that others have taken, and forgets at times to say that they are done. */
    private static void ingest(Random random) {
        RedisRollups redis =
                new RedisRollups(bean(RedisDataSource.class), UUID.randomUUID().toString(), Duration.ZERO);
        RollupSource source = new RollupSource() {
            @Override
            public List<StreamEntry> take() {
                return redis.take();
            }

            @Override
            public void done(List<StreamEntry> deliveries) {
                redis.done(random.nextBoolean() ? deliveries : List.of());
            }
        };
        Ingestion ingestion =
                new Ingestion(source, bean(RollupReader.class), bean(StoredUsage.class), new SimpleMeterRegistry());
        for (int step = 0; step < 8; step++) {
            ingestion.step();
        }
        new Ingestion(redis, bean(RollupReader.class), bean(StoredUsage.class), new SimpleMeterRegistry()).step();
    }

    /** Counts of the tenant by resolution, object and column. */
    private Map<String, Long> stored() {
        Map<String, Long> counts = new TreeMap<>();
        for (Resolution resolution : Resolution.values()) {
            List<Tuple> rows = select("SELECT namespace_id, object_id, start, "
                    + CounterColumns.each(each -> each)
                    + ", stored_bytes, sockets, (SELECT coalesce(sum(CAST(value AS bigint)), 0) FROM jsonb_each_text(cpu)) AS timed FROM "
                    + resolution.table()
                    + " WHERE account_id = '" + tenant.account() + "'");
            rows.forEach(row -> row.getElements().stream()
                    .skip(3)
                    .forEach(column -> counts.put(
                            resolution + " " + row.get(0) + row.get(1) + " " + minuteOf(row.get(2, Instant.class)) + " "
                                    + column.getAlias(),
                            row.get(column.getAlias(), Number.class).longValue())));
        }
        return counts;
    }

    private static Map<String, Long> expected(Folded folded) {
        Map<String, Long> counts = new TreeMap<>();
        folded.sums()
                .forEach((resolution, sums) -> sums.forEach((key, sum) -> {
                    String prefix = resolution + " " + key.namespace() + key.object() + " " + key.start() + " ";
                    for (Counter counter : Counter.values()) {
                        counts.put(prefix + CounterColumns.of(counter), sum.count(counter));
                    }
                    counts.put(prefix + CounterColumns.ERRORS, sum.errors());
                    counts.put(prefix + "stored_bytes", sum.stored().value());
                    counts.put(prefix + "sockets", sum.sockets().value());
                    counts.put(prefix + "timed", sum.cpu().count());
                }));
        return counts;
    }

    private void age(String table, String interval) {
        Database.execute("UPDATE " + table + " SET start = start - interval '" + interval + "' WHERE account_id = '"
                + tenant.account() + "'");
    }

    private long count(String table) {
        return select("SELECT count(*) FROM " + table + " WHERE account_id = '" + tenant.account() + "'")
                .getFirst()
                .get(0, Number.class)
                .longValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> select(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> bean(EntityManager.class)
                        .createNativeQuery(sql, Tuple.class)
                        .getResultList());
    }

    private static long minuteOf(Instant moment) {
        return moment.getEpochSecond() / 60;
    }
}
