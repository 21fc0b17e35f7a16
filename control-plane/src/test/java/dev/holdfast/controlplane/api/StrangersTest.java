package dev.holdfast.controlplane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks over every route that the API describes, as people who have no business there. */
@ControlPlaneTest
class StrangersTest {
    private static final Set<String> OPEN_TO_ALL = Set.of("/client/v4/plans", "/client/v4/platform");

    /** @param uploads whether it takes a multipart body */
    private record Route(String method, String path, boolean uploads) {
        String of(String account) {
            return path.replace("{account}", account).replaceAll("\\{[^}]+}", "hello");
        }
    }

    @Test
    void nobodyGetsAnywhereWithoutCredentials() {
        for (Route route : routes()) {
            if (!OPEN_TO_ALL.contains(route.path())) {
                refused(route, ask(given(), route, "0".repeat(32)), 401, 403);
                refused(
                        route,
                        ask(given().header("X-Requested-With", "holdfast-dashboard"), route, "0".repeat(32)),
                        401,
                        401);
                refused(route, ask(given().auth().oauth2("hf_made-up"), route, "0".repeat(32)), 401, 401);
                refused(route, ask(given().auth().oauth2("x.y.z"), route, "0".repeat(32)), 401, 401);
            }
        }
    }

    @Test
    void membersOfOneAccountGetNowhereInAnother() {
        Tenant owner = Tenant.signUp();
        owner.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        Tenant other = Tenant.signUp();

        int walked = 0;
        for (Route route : routes()) {
            if (route.path().contains("{account}")) {
                Response foreign = ask(given().auth().oauth2(other.token()), route, owner.account());
                Response unknown = ask(given().auth().oauth2(other.token()), route, "0".repeat(32));
                refused(route, foreign, 403, 403);
                assertThat(foreign.jsonPath().getString("errors[0].message"))
                        .isEqualTo(unknown.jsonPath().getString("errors[0].message"));
                walked++;
            }
        }

        assertThat(walked).isGreaterThan(20);
        owner.as().get("/workers/services/hello").then().statusCode(200);
    }

    @Test
    void aRevokedTokenIsWorthNothing() {
        Tenant tenant = Tenant.signUp();
        String id = given().auth()
                .oauth2(tenant.token())
                .get("/client/v4/user/tokens")
                .then()
                .extract()
                .path("result[0].id");

        given().auth()
                .oauth2(tenant.token())
                .delete("/client/v4/user/tokens/" + id)
                .then()
                .statusCode(200);

        assertThat(tenant.as().get("/workers/scripts").statusCode()).isEqualTo(401);
    }

    @Test
    void tokensOfOthersCannotBeSeenOrRevoked() {
        Tenant owner = Tenant.signUp();
        Tenant other = Tenant.signUp();
        String id = given().auth()
                .oauth2(owner.token())
                .get("/client/v4/user/tokens")
                .then()
                .extract()
                .path("result[0].id");

        given().auth()
                .oauth2(other.token())
                .delete("/client/v4/user/tokens/" + id)
                .then()
                .statusCode(404);

        assertThat(owner.as().get("/workers/scripts").statusCode()).isEqualTo(200);
    }

    private static void refused(Route route, Response answer, int lowest, int highest) {
        assertThat(answer.statusCode()).as("%s", route).isBetween(lowest, highest);
        assertThat(answer.jsonPath().getBoolean("success")).as("%s", route).isFalse();
        assertThat(answer.jsonPath().getString("errors[0].meta.request_id"))
                .as("%s", route)
                .isEqualTo(answer.header("X-Request-Id"));
    }

    private static Response ask(RequestSpecification who, Route route, String account) {
        WorkerUpload upload = WorkerUpload.of(WorkerUpload.HELLO);
        if (route.method().equals("get")) {
            return who.get(route.of(account));
        }
        return (route.uploads()
                        ? who.contentType(upload.contentType()).body(upload.body())
                        : who.contentType("application/json").body("{}"))
                .request(route.method(), route.of(account));
    }

    private static List<Route> routes() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(entry ->
                                Set.of("get", "put", "post", "patch", "delete").contains(entry.getKey()))
                        .map(entry -> new Route(
                                entry.getKey(),
                                path.getKey(),
                                String.valueOf(entry.getValue().get("requestBody"))
                                        .contains("multipart/form-data"))))
                .toList();
    }
}
