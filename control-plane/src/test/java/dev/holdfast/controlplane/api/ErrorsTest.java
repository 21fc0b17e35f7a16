package dev.holdfast.controlplane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class ErrorsTest {
    @Test
    void anUnknownRouteIsNamedInTheEnvelope() {
        given().get("/client/v4/radar")
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("errors[0].code", equalTo(7003))
                .body("errors[0].message", containsString("/client/v4/radar"));
        given().get("/client/v4/accounts/a/d1/database")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo(7003))
                .body("errors[0].message", containsString("does not offer D1 databases"));
        given().header("X-Auth-Key", "k")
                .get("/client/v4/user")
                .then()
                .statusCode(401)
                .body("errors[0].code", equalTo(9109))
                .body("errors[0].message", containsString("unset CLOUDFLARE_API_KEY"));
        given().auth()
                .oauth2(Tenant.signUp().token())
                .delete("/client/v4/user")
                .then()
                .statusCode(405)
                .body("errors[0].code", equalTo(7001));
    }

    @Test
    void aBodyThatIsNoJsonIsTheCallersFault() {
        Tenant tenant = Tenant.signUp();
        for (String body : new String[] {"{", "[]", "\"\"", "null", "", "{\"name\":{}}", "{\"name\":\"\"}"}) {
            given().auth()
                    .oauth2(tenant.token())
                    .contentType("application/json")
                    .body(body)
                    .post("/client/v4/user/tokens")
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo(10001))
                    .body("errors[0].message", not(containsString("Exception")));
        }
    }

    @Test
    void anUploadThatIsNoMultipartIsTheCallersFault() {
        Tenant tenant = Tenant.signUp();
        tenant.as()
                .body("{}")
                .put("/workers/scripts/x")
                .then()
                .statusCode(415)
                .body("errors[0].code", equalTo(10001))
                .body("errors[0].message", containsString("multipart/form-data"));
        tenant.as()
                .contentType("multipart/form-data")
                .body(new byte[] {45, 45})
                .put("/workers/scripts/x")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10021));
    }

    @Test
    void idsOfAnyShapeAreOnlyNotFound() {
        Tenant tenant = Tenant.signUp();
        tenant.as().get("/workers/workers/%00").then().statusCode(404);
        tenant.as().get("/workers/scripts/%27%3B--/settings").then().statusCode(404);
        tenant.as().get("/workers/scripts/hello/versions/not-a-uuid").then().statusCode(404);
    }
}
