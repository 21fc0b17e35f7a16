package dev.holdfast.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Somebody who runs the platform. */
public record Operator(String email, String access) {
    public static Operator signUp() {
        String email = "op" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);
        Keycloak.makeOperator(email);
        return new Operator(email, Keycloak.accessToken(email));
    }

    /** A request under the operators' path. */
    public RequestSpecification as() {
        return given(new RequestSpecBuilder()
                .setBasePath("/client/v4/operator/accounts")
                .addHeader("Authorization", "Bearer " + access)
                .setContentType("application/json")
                .build());
    }

    /** What is answered elsewhere under {@code /operator}. */
    public Response on(String path) {
        return as().basePath("/client/v4/operator").get(path);
    }

    public void suspend(Tenant tenant, String reason) {
        as().body(Map.of("reason", reason))
                .put("/" + tenant.account() + "/suspension")
                .then()
                .statusCode(200);
    }
}
