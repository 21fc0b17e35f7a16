package dev.holdfast.controlplane.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Operator;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class OperatorTest {
    @Test
    void operatorsFindAccountsByNameAddressAndSubdomain() {
        Operator operator = Operator.signUp();
        Tenant tenant = Tenant.signUp();
        String subdomain = tenant.pickSubdomain();

        for (String text : List.of(tenant.account(), tenant.email().toUpperCase(Locale.ROOT), subdomain)) {
            operator.as()
                    .queryParam("search", text)
                    .get("")
                    .then()
                    .statusCode(200)
                    .body("result", hasSize(1))
                    .body("result[0].id", equalTo(tenant.account()))
                    .body("result_info.total_count", equalTo(1));
        }
        operator.as().queryParam("search", "%_!\0").get("").then().statusCode(200);
        operator.as()
                .get("/" + tenant.account())
                .then()
                .body("result.suspension", nullValue())
                .body("result.plan", equalTo("workers_free"));
        operator.as()
                .get("/" + tenant.account() + "/usage")
                .then()
                .statusCode(200)
                .body("result.members", equalTo(1))
                .body("result.workers", equalTo(0))
                .body("result.total_cents", equalTo(0));
        operator.as().get("/nobody").then().statusCode(404);
    }

    @Test
    void aSuspendedAccountRunsNothingAndTakesNoChanges() {
        Operator operator = Operator.signUp();
        Tenant tenant = Tenant.signUp();
        String worker = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.tag");
        String published = RedisKeys.deployment(worker);
        assertThat(Published.get(published)).contains("\"FREE\"");

        operator.suspend(tenant, "Unpaid bills");

        assertThat(Published.get(published)).contains("\"SUSPENDED\"");
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(403)
                .body("errors[0].code", equalTo(10023))
                .body("errors[0].message", containsString("suspended: Unpaid bills"));
        tenant.as().delete("/workers/scripts/hello").then().statusCode(403);
        tenant.as().get("/workers/scripts").then().statusCode(200).body("result", hasSize(1));
        tenant.as()
                .get("/billing/attention")
                .then()
                .body("result[0].kind", equalTo("suspended"))
                .body("result[0].text", equalTo("Unpaid bills"));
        operator.as().delete("/" + tenant.account() + "/suspension").then().statusCode(200);
        assertThat(Published.get(published)).contains("\"FREE\"");
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.as()
                .get("/logs/audit?resource_type=operator_account")
                .then()
                .body("result", hasSize(2))
                .body("result[1].resource.after.suspension.reason", equalTo("Unpaid bills"))
                .body("result[1].actor.email", equalTo(operator.email()));
    }

    @Test
    void limitsOfAnAccountHold() {
        Operator operator = Operator.signUp();
        Tenant tenant = Tenant.paying();
        String worker = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.tag");

        limit(operator, tenant, Map.of("cpu_millis", 7, "requests_per_minute", 3));

        assertThat(Published.get(RedisKeys.deployment(worker))).contains("\"cpuMillis\":7");
        for (int call = 0; call < 3; call++) {
            tenant.as().get("/workers/scripts").then().statusCode(200);
        }
        String wait = tenant.as()
                .get("/workers/scripts")
                .then()
                .statusCode(429)
                .body("errors[0].code", equalTo(971))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        Tenant.signUp().as().get("/workers/scripts").then().statusCode(200);
        limit(operator, tenant, Map.of());
        tenant.as().get("/workers/scripts").then().statusCode(200);
        operator.as()
                .body(Map.of("cpu_millis", 0))
                .put("/" + tenant.account() + "/limits")
                .then()
                .statusCode(400);
    }

    @Test
    void onlyOperatorsAndTokensMadeForItOperate() {
        Operator operator = Operator.signUp();
        Tenant tenant = Tenant.signUp();
        String plain = token(operator.access(), Map.of("name", "plain"));
        String made = token(operator.access(), operating(operator.access()));
        String pretending = token(tenant.token(), operating(tenant.token()));

        assertThat(status(made)).isEqualTo(200);
        assertThat(status(plain)).isEqualTo(403);
        assertThat(status(pretending)).isEqualTo(403);
        assertThat(status(tenant.token())).isEqualTo(403);
        tenant.asUser()
                .get("/user/tokens/permission_groups")
                .then()
                .body("result.findAll { it.name == 'Platform Operation' }", hasSize(0));
    }

    private static void limit(Operator operator, Tenant tenant, Map<String, Integer> limits) {
        operator.as()
                .body(limits)
                .put("/" + tenant.account() + "/limits")
                .then()
                .statusCode(200);
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/client/v4/operator/accounts").statusCode();
    }

    private static Map<String, Object> operating(String token) {
        String user =
                given().auth().oauth2(token).get("/client/v4/user").jsonPath().getString("result.id");
        return Map.of(
                "name",
                "operating",
                "policies",
                List.of(Map.of(
                        "permission_groups",
                        List.of(Map.of("id", Permission.PLATFORM_OPERATE.id())),
                        "resources",
                        Map.of("com.cloudflare.api.user." + user, "*"))));
    }

    private static String token(String by, Map<String, Object> wanted) {
        return given().auth()
                .oauth2(by)
                .contentType("application/json")
                .body(wanted)
                .post("/client/v4/user/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("result.value");
    }
}
