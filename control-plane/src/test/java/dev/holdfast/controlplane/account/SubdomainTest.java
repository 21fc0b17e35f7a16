package dev.holdfast.controlplane.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class SubdomainTest {
    @TestHTTPResource("/")
    URI root;

    @Test
    void anAccountPicksItsSubdomainOnce() {
        Tenant tenant = Tenant.signUp();
        tenant.as()
                .get("/workers/subdomain")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo(10007))
                .body("errors[0].message", containsString(root.toString()));

        String name = tenant.pickSubdomain();

        tenant.as().get("/workers/subdomain").then().statusCode(200).body("result.subdomain", equalTo(name));
        tenant.as()
                .body(Map.of("subdomain", name))
                .put("/workers/subdomain")
                .then()
                .statusCode(200);
        tenant.as()
                .body(Map.of("subdomain", name + "x"))
                .put("/workers/subdomain")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo(10036));
    }

    @Test
    void aSubdomainBelongsToOneAccount() {
        String taken = Tenant.signUp().pickSubdomain();
        Tenant other = Tenant.signUp();

        other.as().get("/workers/subdomains/" + taken).then().body("errors[0].code", equalTo(10031));
        other.as().get("/workers/subdomains/" + taken + "x").then().body("errors[0].code", equalTo(10032));
        other.as()
                .body(Map.of("subdomain", taken.toUpperCase(java.util.Locale.ROOT)))
                .put("/workers/subdomain")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo(10031));
        other.as()
                .body(Map.of("subdomain", "admin"))
                .put("/workers/subdomain")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10035));
    }
}
