package dev.holdfast.controlplane.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/**
 * A zone of a tenant.
 *
 * @param record the name of the record that shows whose it is
 * @param text of that record
 */
public record TestZone(Tenant owner, String id, String name, String record, String text) {
    /** One that its owner has still to show to be its own. */
    public static TestZone pending(Tenant owner, String name) {
        JsonPath zone = create(owner, name).statusCode(200).extract().jsonPath();
        return new TestZone(
                owner,
                zone.getString("result.id"),
                name,
                zone.getString("result.verification.name"),
                zone.getString("result.verification.content"));
    }

    /** One that is served. */
    public static TestZone active(Tenant owner, String name) {
        TestZone zone = pending(owner, name);
        FakeTxtRecords.set(zone.record, zone.text);
        zone.check().statusCode(200);
        return zone;
    }

    public static ValidatableResponse create(Tenant owner, String name) {
        return owner.asUser()
                .body(Map.of("name", name, "account", Map.of("id", owner.account())))
                .post("/zones")
                .then();
    }

    public ValidatableResponse check() {
        return owner.asUser().put("/zones/" + id + "/activation_check").then();
    }

    public String status() {
        return owner.asUser().get("/zones/" + id).jsonPath().getString("result.status");
    }
}
