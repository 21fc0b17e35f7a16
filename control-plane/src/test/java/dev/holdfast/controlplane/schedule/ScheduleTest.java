package dev.holdfast.controlplane.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class ScheduleTest {
    private static final String PATH = "/workers/scripts/job/schedules";

    private Tenant tenant;

    @BeforeEach
    void signUp() {
        tenant = Tenant.signUp();
    }

    @Test
    void schedulesAreReplacedShownAndPublished() {
        String worker = deploy("job");
        put("*/5 * * * *", "0 17 * * sun")
                .statusCode(200)
                .body("result.schedules.cron", contains("*/5 * * * *", "0 17 * * sun"));
        String created = tenant.as().get(PATH).then().extract().path("result.schedules[0].created_on");
        assertThat(Published.field(RedisKeys.SCHEDULES, worker))
                .hasValue("{\"accountId\":\"" + tenant.account() + "\",\"workerId\":\"" + worker
                        + "\",\"scriptName\":\"job\",\"crons\":[\"*/5 * * * *\",\"0 17 * * sun\"]}");

        put("0 0 L * *", "*/5 * * * *").statusCode(200);
        tenant.as()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("result.schedules.cron", contains("0 0 L * *", "*/5 * * * *"))
                .body("result.schedules[1].created_on", equalTo(created));

        put().statusCode(200).body("result.schedules", empty());
        assertThat(Published.field(RedisKeys.SCHEDULES, worker)).isEmpty();
    }

    @Test
    void anInvalidExpressionIsRefusedAndChangesNothing() {
        deploy("job");
        put("* * * * *").statusCode(200);
        put("0 0 * * *", "0 22 * * 0")
                .statusCode(400)
                .body("errors[0].code", equalTo(10100))
                .body("errors[0].message", startsWith("invalid cron string: '0 22 * * 0'"));
        tenant.as().get(PATH).then().body("result.schedules.cron", contains("* * * * *"));
    }

    @Test
    void theNextTimesOfAScheduleAreToldBeforeItIsSet() {
        List<String> next = tenant.as()
                .queryParam("cron", "30 * * * *")
                .get("/workers/schedules/times")
                .then()
                .statusCode(200)
                .extract()
                .path("result.next");
        assertThat(next).hasSize(3).isSorted().allMatch(each -> each.contains(":30:00"));
        tenant.as()
                .queryParam("cron", "61 * * * *")
                .get("/workers/schedules/times")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10100));
    }

    @Test
    void aBodyThatIsNoListOfSchedulesIsRefused() {
        deploy("job");
        for (String body : List.of("{}", "[{}]", "[null]", "[{\"cron\":{\"cron\":\"* * * * *\"}}]", "nonsense")) {
            tenant.as().body(body).put(PATH).then().statusCode(400);
        }
    }

    @Test
    void anUnknownWorkerHasNoSchedules() {
        tenant.as().get(PATH).then().statusCode(404).body("errors[0].code", equalTo(10007));
        put("* * * * *").statusCode(404);
        deploy("job");
        Tenant.signUp().as().get(PATH).then().statusCode(404);
    }

    @Test
    void theFreePlanHasFiveForTheWholeAccountThePaidPlanMore() {
        deploy("job");
        deploy("other");
        String[] four = crons(4);
        put(four).statusCode(200);
        tenant.as()
                .body(body(crons(2)))
                .put("/workers/scripts/other/schedules")
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo(10072));
        tenant.as()
                .body(body(crons(1)))
                .put("/workers/scripts/other/schedules")
                .then()
                .statusCode(200);
        tenant.pay();
        put(crons(100)).statusCode(200);
    }

    @Test
    void aDeletedWorkersSchedulesAreTakenBack() {
        String worker = deploy("job");
        put("* * * * *").statusCode(200);
        tenant.as().delete("/workers/services/job?force=true").then().statusCode(200);
        assertThat(Published.field(RedisKeys.SCHEDULES, worker)).isEmpty();
    }

    @Test
    void theLastRunsAreShown() {
        String worker = deploy("job");
        tenant.as().get(PATH + "/runs").then().statusCode(200).body("result", empty());
        Published.push(
                RedisKeys.scheduleRuns(worker),
                "{\"cron\":\"* * * * *\",\"dueMillis\":1795694400000,\"startMillis\":1795694400500,\"durationMillis\":7,\"outcome\":\"OK\",\"error\":\"\"}");
        Published.push(
                RedisKeys.scheduleRuns(worker),
                "{\"cron\":\"* * * * *\",\"dueMillis\":1795694460000,\"startMillis\":1795694460500,\"durationMillis\":9,\"outcome\":\"EXCEEDED_LIMIT\",\"error\":\"too slow\"}");
        tenant.as()
                .get(PATH + "/runs")
                .then()
                .statusCode(200)
                .body("result.outcome", contains("exceeded_limit", "ok"))
                .body("result[0].error", equalTo("too slow"))
                .body("result[1].error", nullValue())
                .body("result[1].scheduled_time", startsWith("2026-11-26T12:00:00"))
                .body("result[1].duration_ms", equalTo(7));
    }

    private String deploy(String name) {
        tenant.deploy(name, WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        return tenant.as().get("/workers/workers/" + name).then().extract().path("result.id");
    }

    private ValidatableResponse put(String... crons) {
        return tenant.as().body(body(crons)).put(PATH).then();
    }

    private static List<Map<String, String>> body(String... crons) {
        return Stream.of(crons).map(cron -> Map.of("cron", cron)).toList();
    }

    /** Different ones. */
    private static String[] crons(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 60 + " " + i / 60 + " * * *")
                .toArray(String[]::new);
    }
}
