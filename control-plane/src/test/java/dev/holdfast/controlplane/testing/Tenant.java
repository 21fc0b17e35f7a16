package dev.holdfast.controlplane.testing;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static io.restassured.RestAssured.given;

import dev.holdfast.billing.gateway.FakePaymentGateway;
import dev.holdfast.billing.gateway.WebhookDelivery;
import dev.holdfast.controlplane.access.Permission;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody with an account and an API token. Every tenant is new, so tests do not meet. */
public record Tenant(String email, String account, String token) {

    /** On the free plan, without a subdomain. */
    public static Tenant signUp() {
        String email = "t" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);
        String access = Keycloak.accessToken(email);
        String account = given().auth()
                .oauth2(access)
                .get("/client/v4/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("result[0].id");
        String token = given().auth()
                .oauth2(access)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/client/v4/user/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("result.value");
        return new Tenant(email, account, token);
    }

    /** On the paid plan. */
    public static Tenant paying() {
        Tenant tenant = signUp();
        tenant.pay();
        return tenant;
    }

    public void pay() {
        String url = as().body(Map.of("plan", "workers_paid"))
                .post("/billing/checkout")
                .then()
                .statusCode(200)
                .extract()
                .path("result.url");
        FakePaymentGateway gateway = bean(FakePaymentGateway.class);
        deliver(gateway.pay(url.substring(url.lastIndexOf('/') + 1))).statusCode(200);
    }

    public static ValidatableResponse deliver(WebhookDelivery delivery) {
        return given().header("Stripe-Signature", delivery.signatureHeader())
                .contentType("application/json")
                .body(delivery.payload())
                .post("/webhooks/stripe")
                .then();
    }

    /** Picks a subdomain and says which. */
    public String pickSubdomain() {
        String name = "s" + account.substring(0, 12);
        as().body(Map.of("subdomain", name)).put("/workers/subdomain").then().statusCode(200);
        return name;
    }

    /** A request under the account's path. */
    public RequestSpecification as() {
        return given(new RequestSpecBuilder()
                .setBasePath("/client/v4/accounts/" + account)
                .addHeader("Authorization", "Bearer " + token)
                .addHeader("User-Agent", "wrangler/4.164.0")
                .setContentType("application/json")
                .build());
    }

    /** A request as the user, under no account. */
    public RequestSpecification asUser() {
        return given(new RequestSpecBuilder()
                .setBasePath("/client/v4")
                .addHeader("Authorization", "Bearer " + token)
                .setContentType("application/json")
                .build());
    }

    /** Somebody else, who has accepted an invitation to this account. */
    public Tenant member(String role) {
        Tenant newcomer = signUp();
        String invitation = as().body(Map.of("email", newcomer.email, "roles", List.of(role)))
                .post("/members")
                .then()
                .statusCode(200)
                .extract()
                .path("result.id");
        newcomer.asUser()
                .body(Map.of("status", "accepted"))
                .patch("/user/invites/" + invitation)
                .then()
                .statusCode(200);
        return new Tenant(newcomer.email, account, newcomer.token);
    }

    /** The same user with another token, which is good for the permissions with these names on this account. */
    public Tenant limitedTo(String... permissions) {
        return withToken(Map.of("name", "limited", "policies", List.of(policy(permissions))));
    }

    /** A token's policy on this account; permissions by name. */
    public Map<String, Object> policy(String... permissions) {
        Map<String, String> byName =
                Arrays.stream(Permission.values()).collect(Collectors.toMap(Permission::title, Permission::id));
        return Map.of(
                "effect", "allow",
                "permission_groups",
                        Arrays.stream(permissions)
                                .map(each -> Map.of("id", byName.get(each)))
                                .toList(),
                "resources", Map.of("com.cloudflare.api.account." + account, "*"));
    }

    /** The same user with a token that was asked for in these words. */
    public Tenant withToken(Map<String, Object> wanted) {
        String value = asUser().body(wanted)
                .post("/user/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("result.value");
        return new Tenant(email, account, value);
    }

    public ValidatableResponse deploy(String script, WorkerUpload upload) {
        return as().contentType(upload.contentType())
                .body(upload.body())
                .put("/workers/scripts/" + script + "?excludeScript=true&bindings_inherit=strict")
                .then();
    }
}
