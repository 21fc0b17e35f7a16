package dev.holdfast.controlplane.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class AuditTest {
    private final AgroalDataSource database;

    AuditTest(AgroalDataSource database) {
        this.database = database;
    }

    @Test
    void changesAreKeptWithWhoMadeThemAndWhatTheyWere() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.as().body("{\"enabled\":true}").post("/workers/scripts/hello/subdomain");
        tenant.as().body("[{\"cron\":\"0 3 * * *\"}]").put("/workers/scripts/hello/schedules");
        tenant.as().delete("/workers/scripts/hello").then().statusCode(200);

        JsonPath log = log(tenant, "");

        assertThat(log.getList("result.resource.type"))
                .containsExactly(
                        "worker",
                        "worker_schedules",
                        "worker_subdomain",
                        "deployment",
                        "version",
                        "worker",
                        "member",
                        "account");
        assertThat(log.getList("result.action.type")).startsWith("delete", "update", "update", "create");
        assertThat(log.getList("result.actor.email")).containsOnly(tenant.email());
        assertThat(log.getString("result[0].actor.context")).isEqualTo("api_token");
        assertThat(log.getString("result[0].actor.ip_address")).isEqualTo("127.0.0.1");
        assertThat(log.getString("result[0].resource.before.name")).isEqualTo("hello");
        assertThat(log.getString("result[0].request_id")).hasSize(32);
        assertThat(log.getString("result[1].resource.after[0]")).isEqualTo("0 3 * * *");
        assertThat(log.getBoolean("result[2].resource.after.enabled")).isTrue();
    }

    @Test
    void whatWasRefusedLeavesNoEntry() {
        Tenant tenant = Tenant.signUp();

        tenant.deploy("hello", WorkerUpload.counter()).statusCode(403);

        assertThat(log(tenant, "").getList("result.resource.type")).containsExactly("member", "account");
    }

    @Test
    void entriesAreFilteredAndPagedByCursor() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("a", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.deploy("b", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);

        assertThat(log(tenant, "?resource_type=worker&resource_id=a").getList("result"))
                .hasSize(1);
        assertThat(log(tenant, "?actor_email=nobody@example.com").getList("result"))
                .isEmpty();
        assertThat(log(tenant, "?before=2026-01-01T00:00:00Z").getList("result"))
                .isEmpty();
        JsonPath first = log(tenant, "?action_type=create&limit=5");
        JsonPath second = log(tenant, "?action_type=create&limit=5&cursor=" + first.getString("result_info.cursor"));
        assertThat(first.getList("result")).hasSize(5);
        assertThat(second.getList("result")).hasSize(3);
        assertThat(second.getString("result_info.cursor")).isEmpty();
        assertThat(first.getList("result.id")).doesNotContainAnyElementsOf(second.getList("result.id"));
        for (String bad : List.of("?since=yesterday", "?cursor=*", "?before=%2B1000000-01-01T00:00:00Z")) {
            tenant.as().get("/logs/audit" + bad).then().statusCode(400).body("errors[0].code", equalTo(10001));
        }
    }

    @Test
    void tokensAreKeptWithoutTheirSecrets() {
        Tenant tenant = Tenant.signUp();

        String own = given().auth()
                .oauth2(tenant.token())
                .get("/client/v4/user/logs/audit")
                .asString();

        assertThat(own).contains("\"api_token\"").doesNotContain(tenant.token());
    }

    @Test
    void theDatabaseRefusesToAlterEntries() throws SQLException {
        Tenant tenant = Tenant.signUp();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String change :
                    List.of("DELETE FROM audit_entry", "UPDATE audit_entry SET kind = 'x'", "TRUNCATE audit_entry")) {
                assertThatThrownBy(() -> statement.executeUpdate(change)).hasMessageContaining("neither be altered");
            }
        }

        assertThat(log(tenant, "").getList("result")).hasSize(2);
    }

    private static JsonPath log(Tenant tenant, String query) {
        return tenant.as()
                .get("/logs/audit" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
