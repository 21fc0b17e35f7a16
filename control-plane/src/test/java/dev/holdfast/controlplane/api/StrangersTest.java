package dev.holdfast.controlplane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Database;
import dev.holdfast.controlplane.testing.Routes;
import dev.holdfast.controlplane.testing.Routes.Route;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.TestZone;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks over every route that the API describes, as people who have no business there. Nobody changes anything. */
@ControlPlaneTest
class StrangersTest {
    private static final Set<String> OPEN_TO_ALL = Set.of("/client/v4/plans", "/client/v4/platform");
    private static final String NOBODYS = "0".repeat(32);

    @Test
    void nobodyGetsAnywhereWithoutCredentials() {
        Map<String, String> before = Database.dump();
        for (Route route : Routes.all()) {
            if (!OPEN_TO_ALL.contains(route.path())) {
                Map<String, String> ids = Map.of("account", NOBODYS);
                refused(route, route.ask(given(), ids), 401, 403);
                refused(route, route.ask(given().header("X-Requested-With", "holdfast-dashboard"), ids), 401, 401);
                for (String madeUp : List.of("hf_made-up", "hfo_made-up", "hfr_made-up", "x.y.z")) {
                    refused(route, route.ask(given().auth().oauth2(madeUp), ids), 401, 401);
                }
            }
        }
        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void membersOfOneAccountGetNowhereInAnother() {
        Tenant owner = working();
        Tenant other = Tenant.signUp();
        Map<String, String> ids = ids(owner);
        Map<String, String> before = Database.dump();

        int walked = 0;
        for (Route route : Routes.all()) {
            if (route.isInAccount()) {
                Response foreign = route.ask(bearer(other.token()), ids);
                Response unknown = route.ask(bearer(other.token()), Map.of("account", NOBODYS, "zone", NOBODYS));
                refused(route, foreign, 403, 403);
                assertThat(foreign.jsonPath().getString("errors[0].message"))
                        .isEqualTo(unknown.jsonPath().getString("errors[0].message"));
                walked++;
            }
        }

        assertThat(walked).isGreaterThan(30);
        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void noRoleDoesMoreThanItMay() {
        Tenant owner = working();
        Map<Role, Tenant> members = new HashMap<>();
        Arrays.stream(Role.values()).forEach(role -> members.put(role, owner.member(role.id())));
        Map<String, String> ids = ids(owner);
        Map<String, String> before = Database.dump();

        int walked = 0;
        for (Route route : Routes.all()) {
            for (Map.Entry<Role, Tenant> member : members.entrySet()) {
                if (route.isInAccount() && !allows(member.getKey(), route)) {
                    Response answer = route.ask(bearer(member.getValue().token()), ids);
                    refused(route, answer, 403, 403);
                    assertThat(answer.jsonPath().getInt("errors[0].code")).isEqualTo(10000);
                    walked++;
                }
            }
        }

        assertThat(walked).isGreaterThan(60);
        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void aTokenThatLacksOnePermissionDoesNothingThatNeedsIt() {
        Tenant owner = working();
        Map<Permission, String> lacking = new HashMap<>();
        Arrays.stream(Permission.values()).forEach(each -> lacking.put(each, tokenWithout(owner, each)));
        Map<String, String> ids = ids(owner);
        Map<String, String> before = Database.dump();

        int walked = 0;
        for (Route route : Routes.all()) {
            for (Permission each : required(route)) {
                Response answer = route.ask(bearer(lacking.get(each)), ids);
                refused(route, answer, 403, 403);
                assertThat(answer.jsonPath().getInt("errors[0].code")).isIn(10000, 9109);
                walked++;
            }
        }

        assertThat(walked).isGreaterThan(45);
        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void expiredRevokedAndMisplacedTokensAreWorthNothing() {
        Tenant owner = working();
        Tenant expired = owner.withToken(Map.of(
                "name", "old", "expires_on", Instant.now().plusSeconds(600).toString()));
        Tenant revoked = owner.withToken(Map.of("name", "gone"));
        Tenant elsewhere = owner.withToken(
                Map.of("name", "far", "condition", Map.of("request_ip", Map.of("in", List.of("192.0.2.1")))));
        owner.asUser().delete("/user/tokens/" + tokenId(revoked)).then().statusCode(200);
        Database.execute("UPDATE api_token SET expires_on = now() WHERE id = '" + tokenId(expired) + "'");
        Map<String, String> ids = ids(owner);
        Map<String, String> before = Database.dump();

        for (Route route : Routes.all()) {
            for (Tenant useless : List.of(expired, revoked, elsewhere)) {
                if (!OPEN_TO_ALL.contains(route.path())) {
                    Response answer = route.ask(bearer(useless.token()), ids);
                    refused(route, answer, 401, 401);
                    assertThat(answer.jsonPath().getInt("errors[0].code")).isEqualTo(9109);
                }
            }
        }

        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void whatIsAnotherUsersOwnCannotBeSeenOrChanged() {
        Tenant owner = Tenant.signUp();
        Tenant other = Tenant.signUp();
        String membership = owner.asUser().get("/memberships").jsonPath().getString("result[0].id");
        Map<String, String> ids = Map.of("token", tokenId(owner), "membership", membership, "invite", membership);
        Map<String, String> before = Database.dump();

        for (Route route : Routes.all()) {
            if (ids.keySet().stream().anyMatch(each -> route.path().contains("{" + each + "}"))) {
                refused(route, route.ask(bearer(other.token()), ids), 400, 404);
            }
        }

        assertThat(Database.dump()).isEqualTo(before);
    }

    private static boolean allows(Role role, Route route) {
        return required(route).stream()
                .filter(each -> each.level() == Permission.Level.ACCOUNT)
                .allMatch(role::allows);
    }

    private static List<Permission> required(Route route) {
        return route.requires().map(Requires::value).map(List::of).orElse(List.of());
    }

    /** Somebody with a Worker and a domain on the paid plan. */
    private static Tenant working() {
        Tenant owner = Tenant.paying();
        owner.deploy("hello", WorkerUpload.counter()).statusCode(200);
        TestZone.active(owner, "a" + owner.account().substring(0, 12) + ".example");
        return owner;
    }

    /** Of everything that there is in the account. */
    private static Map<String, String> ids(Tenant owner) {
        JsonPath versions = owner.as().get("/workers/scripts/hello/versions").jsonPath();
        JsonPath deployments =
                owner.as().get("/workers/scripts/hello/deployments").jsonPath();
        JsonPath members = owner.as().get("/members").jsonPath();
        return Map.of(
                "account", owner.account(),
                "script", "hello",
                "worker", "hello",
                "version", versions.getString("result.items[0].id"),
                "deployment", deployments.getString("result.deployments[0].id"),
                "member", members.getString("result[0].id"),
                "role", "admin",
                "zone", owner.asUser().get("/zones").jsonPath().getString("result[0].id"),
                "id", owner.account());
    }

    private static String tokenWithout(Tenant owner, Permission lacking) {
        String[] ofAccount = Arrays.stream(Permission.values())
                .filter(each -> each != lacking && each.level() == Permission.Level.ACCOUNT)
                .map(Permission::title)
                .toArray(String[]::new);
        List<Map<String, String>> ofUser = Arrays.stream(Permission.values())
                .filter(each -> each != lacking && each.level() != Permission.Level.ACCOUNT)
                .map(each -> Map.of("id", each.id()))
                .toList();
        String user = owner.asUser().get("/user").jsonPath().getString("result.id");
        Map<String, Object> own =
                Map.of("permission_groups", ofUser, "resources", Map.of("com.cloudflare.api.user." + user, "*"));
        return owner.withToken(Map.of("name", "lacking", "policies", List.of(owner.policy(ofAccount), own)))
                .token();
    }

    private static String tokenId(Tenant tenant) {
        return tenant.asUser().get("/user/tokens/verify").jsonPath().getString("result.id");
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token);
    }

    private static void refused(Route route, Response answer, int lowest, int highest) {
        assertThat(answer.statusCode()).as("%s", route).isBetween(lowest, highest);
        assertThat(answer.jsonPath().getBoolean("success")).as("%s", route).isFalse();
        assertThat(answer.jsonPath().getString("errors[0].meta.request_id"))
                .as("%s", route)
                .isEqualTo(answer.header("X-Request-Id"));
    }
}
