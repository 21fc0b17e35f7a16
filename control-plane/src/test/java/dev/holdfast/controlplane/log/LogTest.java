package dev.holdfast.controlplane.log;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.stream.StreamEntry;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Database;
import dev.holdfast.controlplane.testing.KilledReader;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.Traces;
import dev.holdfast.controlplane.testing.WorkerUpload;
import dev.holdfast.controlplane.usage.Resolution;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class LogTest {
    private static final String PATH = "/workers/scripts/hello/logs";
    private static final String OBJECT = "a".repeat(64);
    private static final String MAP =
            "{\"version\":3,\"sources\":[\"../src/first.ts\"],\"mappings\":\";AAAA,IAAM,UAAU\"}";
    /** Of entries that never were in the stream; counters that Redis does not reach. */
    private static final AtomicLong COUNTER = new AtomicLong(500_000);

    private final LogIngest ingest = bean(LogIngest.class);
    private final LogDays days = bean(LogDays.class);
    private final LogRemovals removals = bean(LogRemovals.class);
    private final LogDatabase database = bean(LogDatabase.class);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Tenant tenant;
    private String worker;

    @BeforeEach
    void deploy() {
        tenant = Tenant.signUp();
        worker = deploy(tenant);
    }

    @Test
    void whatPodsWroteIsFoundAndWhatCannotBeReadDoesNotStopIt() {
        append("no trace");
        append(trace().printing("log", "one").json());
        append("{\"outcome\":\"ok\"}");
        append(Traces.of("0".repeat(32), worker)
                .printing("log", "of another account")
                .json());
        append(trace().printing("log", "two").json());

        await().untilAsserted(() -> assertThat(messages("")).containsExactlyInAnyOrder("one", "two"));
        await().untilAsserted(
                        () -> assertThat(Published.length(RedisKeys.traces())).isZero());
        assertThat(rows("stored_log_rejected WHERE entry IN ('no trace', '{\"outcome\":\"ok\"}')"))
                .isEqualTo(2);
    }

    @Test
    void anEntryIsStoredOnceHoweverOftenItComes() {
        List<StreamEntry> entries =
                List.of(entry(trace().printing("log", "one")), entry(trace().printing("log", "two")));

        ingest.keep(entries);
        ingest.keep(entries);
        ingest.keep(List.of(entries.getLast(), entry(trace().printing("log", "three")), entries.getLast()));

        assertThat(messages("")).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(rows("stored_log_day WHERE worker_id = '" + worker + "' AND entries = 3"))
                .isEqualTo(1);
        for (Resolution each : Resolution.values()) {
            assertThat(rows("(SELECT sum(log_events) AS events FROM " + each.table() + " WHERE worker_id = '" + worker
                            + "') AS u WHERE events = 6"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatAControlPlaneHadTakenThatWasKilledInTheMiddleIsStoredOnceByAnother() {
        append(trace().printing("log", "before").json());
        await().untilAsserted(
                        () -> assertThat(Published.length(RedisKeys.traces())).isZero());
        KilledReader killed = new KilledReader(RedisKeys.traces(), "logs");
        List<StreamEntry> taken = killed.take(
                "trace",
                Stream.of("one", "two", "three", "four")
                        .map(text -> trace().printing("log", text).json())
                        .toList());
        ingest.keep(taken.subList(0, 2));
        append(trace().printing("log", "after").json());
        await().untilAsserted(() -> assertThat(messages("")).contains("after"));
        assertThat(messages("")).doesNotContain("three", "four");

        killed.isMissed(taken);

        await().untilAsserted(
                        () -> assertThat(Published.length(RedisKeys.traces())).isZero());
        assertThat(messages("")).containsExactlyInAnyOrder("before", "one", "two", "three", "four", "after");
    }

    @Test
    void searchesMeetEveryCondition() {
        keep(
                trace().at(now.minusSeconds(30)).printing("log", "Starting UP").inRequest("r-1"),
                trace().at(now.minusSeconds(20)).printing("warn", "slow").inVersion("v2"),
                trace().at(now.minusSeconds(10)).throwing("went wrong"),
                trace().at(now).calling(OBJECT, "increment").printing("debug", Map.of("count", 7)));

        assertThat(found("?text=starting%20up")).containsExactly("r-1");
        assertThat(count("?text=HELLO.example.com/path")).isEqualTo(3);
        assertThat(count("?text=%22count%22:7&level=debug")).isEqualTo(1);
        assertThat(count("?level=error&outcome=exception&text=went")).isEqualTo(1);
        assertThat(count("?version=v2")).isEqualTo(1);
        assertThat(count("?kind=rpc")).isEqualTo(1);
        assertThat(count("?object=" + OBJECT + "&namespace=" + "0".repeat(32))).isEqualTo(1);
        assertThat(count("?request_id=r-1")).isEqualTo(1);
        assertThat(count("?from=" + now.minusSeconds(20) + "&to=" + now)).isEqualTo(2);
        assertThat(count("?level=debug&kind=fetch")).isZero();
    }

    @Test
    void stacksAreShownInTheFilesThatPeopleWrote() {
        String version = tenant.deploy(
                        "hello",
                        WorkerUpload.of(WorkerUpload.HELLO)
                                .with("index.js.map", "application/source-map", MAP.getBytes(StandardCharsets.UTF_8)))
                .extract()
                .path("result.deployment_id");

        keep(
                trace().inVersion(version)
                        .printing("error", "Error: printed\n    at fetch (index.js:2:7)", "plain (index.js:2:7)")
                        .throwing("mapped"),
                trace().inVersion("none").throwing("not mapped"));

        JsonPath found = tenant.as().get(PATH + "?text=src/first.ts").jsonPath();
        assertThat(found.getList("result.trace.exceptions.flatten().stack"))
                .containsExactly("    at fetch (src/first.ts:1:7)");
        assertThat(found.getList("result.trace.logs.flatten().message.flatten()"))
                .containsExactly("Error: printed\n    at fetch (src/first.ts:1:7)", "plain (index.js:2:7)");
    }

    @Test
    void logsComeNewestFirstPageByPageAndOneByOne() {
        keep(Stream.of(0, 1, 2, 3, 3, 3, 4)
                .map(seconds -> trace().at(now.plusSeconds(seconds)).printing("log", seconds))
                .toArray(Traces[]::new));
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = tenant.as()
                    .get(PATH + "?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("result.trace.logs.flatten().message.flatten()", Integer.class));
            cursor = page.getString("result_info.cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly(4, 3, 3, 3, 2, 1, 0);

        String id = tenant.as().get(PATH + "?limit=1").jsonPath().getString("result[0].id");
        tenant.as()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("result.id", equalTo(id))
                .body("result.trace.scriptVersion.id", not(empty()))
                .body("result.trace.holdfast", equalTo(null));
        for (String other : List.of("1-0", "x", "99999999999999-0")) {
            tenant.as().get(PATH + "/" + other).then().statusCode(404).body("errors[0].code", equalTo(10077));
        }
    }

    @Test
    void aPageHasOnlySoManyBytes() {
        Traces[] large = Stream.generate(() -> trace().printing("log", "x".repeat(1_000_000)))
                .limit(6)
                .toArray(Traces[]::new);
        keep(large);

        JsonPath page = tenant.as().get(PATH).jsonPath();

        assertThat(page.getList("result")).hasSizeBetween(1, 5);
        assertThat(page.getString("result_info.cursor")).isNotEmpty();
    }

    @Test
    void onceAnAccountsShareOfTheDayIsUsedUpANoticeSaysSo() {
        Database.execute("INSERT INTO stored_log_day (account_id, worker_id, day, entries, events, bytes, dropped)"
                + " VALUES ('%s', '%s', '%s', 1, 199998, 0, 0)"
                        .formatted(tenant.account(), "0".repeat(32), days.today()));

        keep(trace().printing("log", "last"));
        keep(trace().printing("log", "too much"), trace().printing("log", "too much"));
        keep(trace().printing("log", "too much"));

        assertThat(messages("?kind=fetch")).containsExactly("last");
        tenant.as()
                .get(PATH + "?kind=notice")
                .then()
                .body("result", hasSize(1))
                .body("result[0].trace.event.type", equalTo("overload"));
        assertThat(rows("stored_log_day WHERE worker_id = '" + worker + "' AND dropped = 3"))
                .isEqualTo(1);
        tenant.as()
                .get("/billing/usage")
                .then()
                .body("result.lines.find { it.metric == 'log_events' }.used", equalTo(2));
    }

    @Test
    void logsAreTakenAwayWhenThePlansDaysAreOver() {
        Tenant paying = Tenant.paying();
        Traces ofPaying = Traces.of(paying.account(), deploy(paying)).printing("log", "kept");
        keep(trace().printing("log", "gone"), ofPaying);

        days.drop(days.today().plusDays(3));
        assertThat(messages("")).containsExactly("gone");
        days.drop(days.today().plusDays(4));

        assertThat(messages("")).isEmpty();
        paying.as().get(PATH).then().body("result", hasSize(1));
    }

    @Test
    void aDeletedWorkersLogsAreGone() {
        keep(trace().printing("log", "old"));

        tenant.as().delete("/workers/scripts/hello").then().statusCode(200);
        keep(trace().printing("log", "late"));
        deploy(tenant);

        tenant.as().get(PATH).then().body("result", empty());
        removals.remove();
        assertThat(rows("stored_log WHERE worker_id = '" + worker + "'")).isZero();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (String query : List.of(
                "from=yesterday",
                "to=-999999999-01-01T00:00:00Z",
                "kind=party",
                "cursor=x",
                "text=%00",
                "text=" + "x".repeat(2000))) {
            tenant.as().urlEncodingEnabled(false).get(PATH + "?" + query).then().statusCode(400);
        }
        Tenant.signUp().as().get(PATH).then().statusCode(404).body("errors[0].code", equalTo(10007));
        tenant.member("read-only").as().get(PATH).then().statusCode(403);
    }

    private static String deploy(Tenant owner) {
        owner.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        return owner.as().get("/workers/workers/hello").then().extract().path("result.id");
    }

    private Traces trace() {
        return Traces.of(tenant.account(), worker);
    }

    private static void append(String json) {
        Published.append(RedisKeys.traces(), "trace", json);
    }

    private static StreamEntry entry(Traces trace) {
        return new StreamEntry(
                System.currentTimeMillis() + "-" + COUNTER.incrementAndGet(), Map.of("trace", trace.json()));
    }

    private void keep(Traces... traces) {
        ingest.keep(Stream.of(traces).map(LogTest::entry).toList());
    }

    private List<String> messages(String query) {
        return tenant.as()
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("result.trace.logs.flatten().message.flatten()");
    }

    private List<String> found(String query) {
        return tenant.as()
                .urlEncodingEnabled(false)
                .get(PATH + query)
                .jsonPath()
                .getList("result.request_id");
    }

    private int count(String query) {
        return found(query).size();
    }

    private int rows(String tableAndCondition) {
        return database.call(connection -> {
            try (var statement = connection.prepareStatement("SELECT count(*) FROM " + tableAndCondition);
                    var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
