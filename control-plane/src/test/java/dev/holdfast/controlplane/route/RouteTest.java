package dev.holdfast.controlplane.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Operator;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.TestZone;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes and custom domains, as wrangler and other clients set them. */
@ControlPlaneTest
class RouteTest {
    private Tenant tenant;
    private String domain;
    private TestZone zone;

    @BeforeEach
    void deploy() {
        tenant = Tenant.signUp();
        domain = "r" + tenant.account().substring(0, 12) + ".example";
        zone = TestZone.active(tenant, domain);
        tenant.deploy("site", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.deploy("api", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
    }

    @Test
    void routesAreReplacedShownAndPublished() {
        put("site", domain + "/*", "*." + domain + "/x").statusCode(200);
        String kept = tenant.as().get("/workers/scripts/site/routes").jsonPath().getString("result[1].id");
        put("site", domain + "/*").statusCode(200).body("result.id", contains(kept));
        assertThat(Published.get(RedisKeys.zone(domain)))
                .contains("\"accountId\":\"" + tenant.account() + "\"", "\"pattern\":\"" + domain + "/*\"")
                .doesNotContain("*." + domain);
        tenant.as()
                .get("/workers/scripts")
                .then()
                .body("result.find { it.id == 'site' }.routes.pattern", contains(domain + "/*"))
                .body("result.find { it.id == 'api' }.routes", empty());
        tenant.as()
                .get("/workers/services/site/environments/production/routes?show_zonename=true")
                .then()
                .body("result.zone_name", contains(domain));
        put("site").statusCode(200);
        assertThat(Published.has(RedisKeys.zone(domain))).isFalse();
    }

    @Test
    void aRefusedRouteChangesNothing() {
        put("site", domain + "/*").statusCode(200);
        put("api", domain + "/api/*", domain + "/*")
                .statusCode(409)
                .body("errors[0].code", equalTo(10020))
                .body("errors[0].message", containsString("'site'"));
        put("api", domain + "/api/*", domain + "/*/x").statusCode(400).body("errors[0].code", equalTo(10022));
        put("api", domain + "/api/*", "elsewhere.example/*").statusCode(404).body("errors[0].code", equalTo(1001));
        TestZone pending = TestZone.pending(tenant, "p" + domain);
        put("api", pending.name() + "/*").statusCode(400).body("errors[0].message", containsString(pending.text()));
        for (Map<String, String> field :
                List.of(Map.of("zone_name", "elsewhere.example"), Map.of("zone_id", pending.id()))) {
            Map<String, String> route = new HashMap<>(field);
            route.put("pattern", domain + "/api/*");
            tenant.as()
                    .body(List.of(route))
                    .put("/workers/scripts/api/routes")
                    .then()
                    .statusCode(404);
        }
        tenant.as().get("/workers/scripts/api/routes").then().body("result", empty());
        tenant.as().body("[{}]").put("/workers/scripts/api/routes").then().statusCode(400);
    }

    @Test
    void routesOfAZoneAreChangedOneByOne() {
        String path = "/zones/" + zone.id() + "/workers/routes";
        String id = tenant.asUser()
                .body(Map.of("pattern", domain + "/a/*", "script", "site"))
                .post(path)
                .then()
                .statusCode(200)
                .body("result.pattern", equalTo(domain + "/a/*"))
                .extract()
                .path("result.id");
        tenant.asUser()
                .body(Map.of("pattern", domain + "/a/*", "script", "api"))
                .post(path)
                .then()
                .statusCode(409);
        tenant.asUser()
                .body(Map.of("pattern", domain + "/a/*"))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("without a script"));
        tenant.asUser()
                .body(Map.of("pattern", domain + "/b/*", "script", "api"))
                .put(path + "/" + id)
                .then()
                .statusCode(200);
        tenant.asUser()
                .get(path)
                .then()
                .body("result.script", contains("api"))
                .body("result.pattern", contains(domain + "/b/*"));
        assertThat(Published.get(RedisKeys.zone(domain))).contains("/b/*").doesNotContain("/a/*");
        tenant.asUser().delete(path + "/" + id).then().statusCode(200);
        tenant.asUser().get(path + "/" + id).then().statusCode(404);
    }

    @Test
    void customDomainsAreSetAsWranglerDoes() {
        String host = "www." + domain;
        changeset("site", host).body("result.added.hostname", contains(host)).body("result.conflicting", empty());
        records("site", true, false, host).statusCode(200);
        changeset("api", host)
                .body("result.added", empty())
                .body("result.updated.hostname", contains(host))
                .body("result.updated.modified", contains(true));
        records("api", true, false, host)
                .statusCode(409)
                .body("errors[0].code", equalTo(100116))
                .body("errors[0].message", containsString("'site'"));
        records("api", true, true, host, domain).statusCode(200);
        tenant.as()
                .get("/workers/domains?service=api")
                .then()
                .body("result.hostname", contains(domain, host))
                .body("result.environment", contains("production", "production"));
        tenant.as()
                .get("/workers/domains/records?page=0&per_page=5&service=site")
                .then()
                .body("result", empty());
        changeset("api", domain).body("result.removed.hostname", contains(host));
        records("api", true, false, domain).statusCode(200);
        assertThat(Published.get(RedisKeys.zone(domain)))
                .contains("\"host\":\"" + domain + "\"")
                .doesNotContain(host);
    }

    @Test
    void customDomainsAreAttachedAndDetached() {
        String id = tenant.as()
                .body(Map.of("hostname", domain, "service", "site", "environment", "production"))
                .put("/workers/domains")
                .then()
                .statusCode(200)
                .body("result.zone_name", equalTo(domain))
                .extract()
                .path("result.id");
        tenant.as().get("/workers/domains/records/" + id).then().body("result.service", equalTo("site"));
        for (Object wrong : List.of(
                Map.of("hostname", "*." + domain, "service", "site"),
                Map.of("hostname", domain + "/x", "service", "site"),
                Map.of("hostname", domain, "service", "site", "environment", "staging"))) {
            tenant.as()
                    .body(wrong)
                    .put("/workers/domains")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo(100114));
        }
        Tenant.signUp().as().get("/workers/domains/" + id).then().statusCode(404);
        tenant.as().delete("/workers/domains/" + id).then().statusCode(200);
        tenant.as().get("/workers/domains").then().body("result", empty());
        assertThat(Published.has(RedisKeys.zone(domain))).isFalse();
    }

    @Test
    void whatAWorkerAnsweredAtIsTakenBackWhenItIsDeleted() {
        put("site", domain + "/*").statusCode(200);
        records("site", true, false, "www." + domain).statusCode(200);
        tenant.as().delete("/workers/services/site?force=true").then().statusCode(200);
        assertThat(Published.has(RedisKeys.zone(domain))).isFalse();
        put("api", domain + "/*").statusCode(200);
    }

    @Test
    void aSuspendedAccountLooksAndChangesNothing() {
        Operator.signUp().suspend(tenant, "Unpaid bills");
        put("site", domain + "/*").statusCode(403).body("errors[0].code", equalTo(10023));
        TestZone.create(tenant, "more." + domain).statusCode(403).body("errors[0].code", equalTo(10023));
        String path = "/zones/" + zone.id();
        tenant.asUser().delete(path).then().statusCode(403).body("errors[0].code", equalTo(10023));
        tenant.asUser().get(path + "/workers/routes").then().statusCode(200);
    }

    private ValidatableResponse put(String script, String... patterns) {
        return tenant.as()
                .body(Arrays.stream(patterns)
                        .map(each -> Map.of("pattern", each))
                        .toList())
                .put("/workers/scripts/" + script + "/routes")
                .then();
    }

    private ValidatableResponse changeset(String script, String... hosts) {
        return tenant.as()
                .body(origins(hosts))
                .post("/workers/scripts/" + script + "/domains/changeset?replace_state=true")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse records(String script, boolean all, boolean fromOthers, String... hosts) {
        return tenant.as()
                .body(Map.of(
                        "override_scope",
                        all,
                        "override_existing_origin",
                        fromOthers,
                        "override_existing_dns_record",
                        true,
                        "origins",
                        origins(hosts)))
                .put("/workers/scripts/" + script + "/domains/records")
                .then();
    }

    private static List<Map<String, String>> origins(String... hosts) {
        return Arrays.stream(hosts).map(each -> Map.of("hostname", each)).toList();
    }
}
