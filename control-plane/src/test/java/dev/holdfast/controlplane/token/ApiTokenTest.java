package dev.holdfast.controlplane.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class ApiTokenTest {
    private final AgroalDataSource database;

    ApiTokenTest(AgroalDataSource database) {
        this.database = database;
    }

    @Test
    void aTokenIsGoodForItsPermissionsOnly() {
        Tenant owner = Tenant.signUp();
        Tenant reader = owner.limitedTo("Workers Scripts Read");

        reader.as().get("/workers/scripts").then().statusCode(200);
        reader.as()
                .delete("/workers/scripts/hello")
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo(10000))
                .body("errors[0].message", containsString("Workers Scripts Write"));
        reader.asUser().get("/user").then().statusCode(403).body("errors[0].code", equalTo(9109));
        reader.asUser().get("/user/tokens").then().statusCode(403).body("errors[0].code", equalTo(10000));
        reader.as().get("/tokens/verify").then().statusCode(200).body("result.status", equalTo("active"));
    }

    @Test
    void aTokenOfOneAccountSeesNoOther() {
        Tenant owner = Tenant.signUp();
        String other = owner.asUser()
                .body(Map.of("name", "Second"))
                .post("/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("result.id");
        Tenant limited = owner.limitedTo("Account Settings Read");

        owner.asUser().get("/accounts").then().body("result", hasSize(2));
        limited.asUser().get("/accounts").then().body("result.id", equalTo(List.of(owner.account())));
        limited.asUser().get("/memberships").then().body("result.account.id", equalTo(List.of(owner.account())));
        limited.asUser()
                .get("/accounts/" + other)
                .then()
                .statusCode(403)
                .body("errors[0].message", equalTo("Authentication error"));
    }

    @Test
    void anExpiredOrDisabledTokenIsWorthNothing() throws SQLException {
        Tenant owner = Tenant.signUp();
        Instant soon = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        Tenant expiring = owner.withToken(Map.of("name", "short", "expires_on", soon.toString()));
        Tenant disabled = owner.withToken(Map.of("name", "off", "status", "disabled"));
        Tenant early = owner.withToken(Map.of("name", "early", "not_before", soon.toString()));

        expiring.as().get("/workers/scripts").then().statusCode(200);
        disabled.as().get("/workers/scripts").then().statusCode(401).body("errors[0].code", equalTo(9109));
        early.as().get("/workers/scripts").then().statusCode(401).body("errors[0].code", equalTo(9109));
        expire("short", owner.email());
        expiring.as()
                .get("/workers/scripts")
                .then()
                .statusCode(401)
                .body("errors[0].code", equalTo(9109))
                .body("errors[0].message", equalTo("The access token has expired"));
        owner.asUser().get("/user/tokens").then().body("result.status", hasItem("expired"));
    }

    @Test
    void aTokenWorksOnlyFromItsNetworks() {
        Tenant owner = Tenant.signUp();
        Tenant elsewhere = owner.withToken(from(List.of("192.0.2.0/24"), List.of()));
        Tenant denied = owner.withToken(from(List.of(), List.of("127.0.0.0/8", "::1")));
        Tenant here = owner.withToken(from(List.of("127.0.0.0/8", "::1"), List.of("192.0.2.0/24")));

        here.as().get("/workers/scripts").then().statusCode(200);
        for (Tenant wrong : List.of(elsewhere, denied)) {
            wrong.as()
                    .get("/workers/scripts")
                    .then()
                    .statusCode(401)
                    .body("errors[0].code", equalTo(9109))
                    .body("errors[0].message", containsString("Cannot use the access token from location: 127.0.0.1"));
        }
    }

    @Test
    void rollingGivesANewValueAndEndsTheOldOne() {
        Tenant owner = Tenant.signUp();
        Tenant program = owner.limitedTo("Workers Scripts Read");
        String id = program.asUser().get("/user/tokens/verify").then().extract().path("result.id");

        String value = owner.asUser()
                .put("/user/tokens/" + id + "/value")
                .then()
                .statusCode(200)
                .extract()
                .path("result");

        program.as().get("/workers/scripts").then().statusCode(401);
        new Tenant(owner.email(), owner.account(), value)
                .as()
                .get("/workers/scripts")
                .then()
                .statusCode(200);
        owner.asUser().get("/user/tokens/" + id).then().body("result.last_used_on", notNullValue());
    }

    @Test
    void aTokenMakesNoneThatMayDoMore() {
        Tenant owner = Tenant.signUp();
        String full = owner.asUser().get("/user/tokens/verify").then().extract().path("result.id");
        Map<String, Object> reading = owner.policy("Workers Scripts Read");
        String user = owner.asUser().get("/user").then().extract().path("result.id");
        Map<String, Object> making = Map.of(
                "effect", "allow",
                "permission_groups", List.of(Map.of("id", Permission.TOKENS_WRITE.id())),
                "resources", Map.of("com.cloudflare.api.user." + user, "*"));
        Tenant maker = owner.withToken(Map.of("name", "maker", "policies", List.of(reading, making)));

        maker.asUser().body(Map.of("name", "full")).post("/user/tokens").then().statusCode(403);
        maker.asUser()
                .body(Map.of("name", "writer", "policies", List.of(owner.policy("Workers Scripts Write"))))
                .post("/user/tokens")
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo(10000));
        maker.asUser().put("/user/tokens/" + full + "/value").then().statusCode(403);
        maker.asUser()
                .body(Map.of("name", "reader", "policies", List.of(reading)))
                .post("/user/tokens")
                .then()
                .statusCode(200)
                .body("result.policies[0].permission_groups[0].name", equalTo("Workers Scripts Read"));
        owner.as().get("/workers/scripts").then().statusCode(200);
    }

    @Test
    void whatATokenCannotBeIsRefusedByName() {
        Tenant owner = Tenant.signUp();
        Tenant other = Tenant.signUp();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("name", "x", "policies", List.of()),
                Map.of("name", "x", "policies", List.of(other.policy("Workers Scripts Read"))),
                Map.of("name", "x", "expires_on", "2020-01-01T00:00:00Z"),
                Map.of("name", "x", "expires_on", "+100000-01-01T00:00:00Z"),
                Map.of("name", "x\0y"),
                from(List.of("example.com"), List.of()))) {
            owner.asUser().body(bad).post("/user/tokens").then().statusCode(400).body("errors[0].code", equalTo(10001));
        }
        assertThat(owner.asUser()
                        .get("/user/tokens/permission_groups")
                        .jsonPath()
                        .getList("result.name"))
                .contains("Workers Scripts Write", "Workers KV Storage Read");
    }

    private static Map<String, Object> from(List<String> in, List<String> notIn) {
        return Map.of("name", "located", "condition", Map.of("request.ip", Map.of("in", in, "not_in", notIn)));
    }

    private void expire(String name, String email) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("UPDATE api_token SET expires_on = now()"
                        + " WHERE name = ? AND user_id = (SELECT id FROM app_user WHERE email = ?)")) {
            statement.setString(1, name);
            statement.setString(2, email);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
