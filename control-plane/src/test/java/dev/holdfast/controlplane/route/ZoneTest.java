package dev.holdfast.controlplane.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.FakeTxtRecords;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.TestZone;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a domain is. */
@ControlPlaneTest
class ZoneTest {
    private Tenant tenant;
    private String domain;

    @BeforeEach
    void signUp() {
        tenant = Tenant.signUp();
        domain = "z" + tenant.account().substring(0, 12) + ".example";
    }

    @Test
    void aZoneIsActiveOnceItsRecordIsThere() {
        TestZone zone = TestZone.pending(tenant, domain);
        assertThat(zone.record()).isEqualTo("_holdfast." + domain);
        zone.check()
                .statusCode(400)
                .body("errors[0].code", equalTo(1060))
                .body("errors[0].message", containsString(zone.text()));
        assertThat(zone.status()).isEqualTo("pending");

        FakeTxtRecords.set(zone.record(), "v=spf1 -all", zone.text());
        zone.check().statusCode(200).body("result.status", equalTo("active"));
        zone.check().statusCode(200);
        tenant.asUser()
                .queryParam("name", domain)
                .queryParam("account.id", tenant.account())
                .get("/zones")
                .then()
                .body("result.id", contains(zone.id()))
                .body("result[0].account.id", equalTo(tenant.account()));
        tenant.asUser().get("/zones?page=2").then().body("result", empty());
        tenant.as()
                .get("/logs/audit")
                .then()
                .body("result.findAll { it.resource.type == 'zone' }.action.type", contains("update", "create"));
    }

    @Test
    void aDomainOfAnotherAccountIsTakenOnlyWithProofAndOnlyWhenTheirsIsGone() {
        TestZone theirs = TestZone.active(Tenant.signUp(), domain);
        TestZone ours = TestZone.pending(tenant, domain);
        ours.check().statusCode(400);
        FakeTxtRecords.set(ours.record(), theirs.text(), ours.text());
        ours.check().statusCode(409).body("errors[0].code", equalTo(1118));
        assertThat(theirs.status()).isEqualTo("active");

        FakeTxtRecords.set(ours.record(), ours.text());
        ours.check().statusCode(200);
        assertThat(theirs.status()).isEqualTo("moved");
        theirs.check().statusCode(400);
    }

    @Test
    void whoeverHasADomainHasWhatLiesWithinIt() {
        Tenant other = Tenant.signUp();
        other.deploy("theirs", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        TestZone below = TestZone.active(other, "shop." + domain);
        route(other, "theirs", "shop." + domain + "/*");
        assertThat(Published.has(RedisKeys.zone(below.name()))).isTrue();

        TestZone.active(tenant, domain);
        assertThat(below.status()).isEqualTo("moved");
        assertThat(Published.has(RedisKeys.zone(below.name()))).isFalse();
        below.check().statusCode(409).body("errors[0].code", equalTo(1118));
        TestZone.create(other, "further." + domain).statusCode(409).body("errors[0].message", containsString(domain));
    }

    @Test
    void ownZonesBecomePartOfOneThatContainsThem() {
        tenant.deploy("ours", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        TestZone below = TestZone.active(tenant, "shop." + domain);
        route(tenant, "ours", "shop." + domain + "/*");

        TestZone zone = TestZone.active(tenant, domain);
        tenant.asUser()
                .get("/zones/" + zone.id() + "/workers/routes")
                .then()
                .body("result.pattern", contains("shop." + domain + "/*"));
        tenant.asUser().get("/zones/" + below.id()).then().statusCode(403);
        assertThat(Published.has(RedisKeys.zone(below.name()))).isFalse();
        assertThat(Published.get(RedisKeys.zone(domain))).contains("shop." + domain);
        TestZone.create(tenant, "again." + domain).statusCode(409).body("errors[0].code", equalTo(1061));
    }

    @Test
    void namesThatCannotBeZonesAreRefused() {
        for (String name : List.of("", "com", "a.b.c.d.e.f", "192.0.2.1", "*." + domain, "a b.example", "localhost")) {
            TestZone.create(tenant, name).statusCode(400).body("errors[0].code", equalTo(1097));
        }
        TestZone.create(tenant, "shop.localhost")
                .statusCode(400)
                .body("errors[0].message", containsString("the platform"));
    }

    @Test
    void zonesAreMadeOnlyWhereTheCallerMay() {
        Tenant other = Tenant.signUp();
        Map<String, Object> theirs = Map.of("name", domain, "account", Map.of("id", other.account()));
        tenant.asUser().body(theirs).post("/zones").then().statusCode(403);
        Tenant reader = other.member("read-only");
        reader.asUser().body(theirs).post("/zones").then().statusCode(403);
        TestZone zone = TestZone.active(other, domain);
        reader.asUser().get("/zones/" + zone.id()).then().statusCode(200);
        tenant.asUser().queryParam("name", domain).get("/zones").then().body("result", empty());
    }

    @Test
    void aDeletedZoneTakesItsRoutesWithIt() {
        tenant.deploy("ours", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        TestZone zone = TestZone.active(tenant, domain);
        route(tenant, "ours", domain + "/*");
        tenant.asUser().delete("/zones/" + zone.id()).then().statusCode(200);
        assertThat(Published.has(RedisKeys.zone(domain))).isFalse();
        tenant.as().get("/workers/scripts/ours/routes").then().body("result", empty());
    }

    private static void route(Tenant owner, String script, String pattern) {
        owner.as()
                .body(List.of(Map.of("pattern", pattern)))
                .put("/workers/scripts/" + script + "/routes")
                .then()
                .statusCode(200);
    }
}
