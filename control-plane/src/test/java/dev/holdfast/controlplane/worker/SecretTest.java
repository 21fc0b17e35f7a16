package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class SecretTest {
    private static final String KEEP = "\"keep_bindings\":[\"secret_text\",\"secret_key\"]";

    @Test
    void aSecretIsANewVersionInServiceAndIsNeverShown() {
        Tenant tenant = deployed();
        put(tenant, "TOKEN", "hush-hush").statusCode(200).body("result.name", equalTo("TOKEN"));
        tenant.as()
                .get("/workers/scripts/hello/secrets")
                .then()
                .body("result", hasSize(1))
                .body("result[0].name", equalTo("TOKEN"))
                .body("result[0].type", equalTo("secret_text"));
        tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .body("result.deployments", hasSize(2))
                .body("result.deployments[0].annotations.'workers/triggered_by'", equalTo("secret"));
        String version = inForce(tenant);
        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("{\"type\":\"sealed_secret\",\"name\":\"TOKEN\",\"sealed\":\"now:")
                .contains("Hello World")
                .doesNotContain("hush-hush");
        assertThat(tenant.as()
                        .get("/logs/audit")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .as("who gave the Worker a binding of that name, but not what it holds")
                .contains("TOKEN")
                .doesNotContain("hush-hush");
        for (String path : List.of(
                "/scripts/hello/versions/" + version,
                "/scripts/hello/versions",
                "/scripts/hello/settings",
                "/scripts/hello/secrets/TOKEN")) {
            assertThat(tenant.as()
                            .get("/workers" + path)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .contains("TOKEN")
                    .doesNotContain("hush-hush")
                    .doesNotContain("now:");
        }
    }

    @Test
    void anUploadKeepsSecretsUnlessItSaysWhatIsKept() {
        Tenant tenant = deployed();
        put(tenant, "TOKEN", "one");
        String before = sealed(inForce(tenant));
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO, KEEP)).statusCode(200);
        assertThat(sealed(inForce(tenant))).as("the same value").isEqualTo(before);
        tenant.deploy(
                        "hello",
                        WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[{\"name\":\"TOKEN\",\"type\":\"inherit\"}]"))
                .statusCode(200);
        assertThat(sealed(inForce(tenant))).isEqualTo(before);
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        assertThat(sealed(inForce(tenant))).isEqualTo(before);
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO, "\"keep_bindings\":[\"json\"]"))
                .statusCode(200);
        tenant.as().get("/workers/scripts/hello/secrets").then().body("result", hasSize(0));
    }

    @Test
    void anUploadBringsSecrets() {
        Tenant tenant = Tenant.signUp();
        WorkerUpload upload = WorkerUpload.of(
                WorkerUpload.HELLO,
                "\"bindings\":[{\"name\":\"FILE\",\"type\":\"secret_text\",\"text\":\"from file\"}]");
        tenant.deploy("hello", upload).statusCode(200);
        String first = sealed(inForce(tenant));
        assertThat(first).startsWith("now:");
        tenant.deploy("hello", upload).statusCode(200);
        assertThat(sealed(inForce(tenant))).as("the same value again").isEqualTo(first);
    }

    @Test
    void secretsAreDeletedOneByOneAndChangedTogether() {
        Tenant tenant = deployed();
        bulk(
                        tenant,
                        "{\"A\":{\"name\":\"A\",\"text\":\"a\",\"type\":\"secret_text\"},"
                                + "\"B/ c\":{\"name\":\"B/ c\",\"text\":\"b\",\"type\":\"secret_text\"}}")
                .statusCode(200);
        tenant.as().get("/workers/scripts/hello/secrets").then().body("result.name", contains("A", "B/ c"));
        tenant.as()
                .urlEncodingEnabled(false)
                .delete("/workers/scripts/hello/secrets/B%2F%20c?url_encoded=true")
                .then()
                .statusCode(200);
        tenant.as()
                .delete("/workers/scripts/hello/secrets/B")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo(10056));
        bulk(tenant, "{\"A\":null,\"NEVER\":null}").statusCode(200);
        tenant.as().get("/workers/scripts/hello/secrets").then().body("result", hasSize(0));
    }

    @Test
    void aNameThatAnotherBindingHasIsRefused() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy(
                "hello",
                WorkerUpload.of(
                        WorkerUpload.HELLO,
                        "\"bindings\":[{\"name\":\"VAR\",\"type\":\"plain_text\",\"text\":\"x\"}]"));
        put(tenant, "VAR", "y").statusCode(400).body("errors[0].code", equalTo(10053));
        put(tenant, "", "y").statusCode(400);
        put(tenant, "LONG", "x".repeat(5121)).statusCode(400).body("errors[0].code", equalTo(10021));
        bulk(tenant, "{\"P\":{\"type\":\"plain_text\",\"text\":\"x\"}}").statusCode(400);
        tenant.as().get("/workers/scripts/hello/versions").then().body("result.items", hasSize(1));
    }

    @Test
    void secretsOfAVersionThatIsNotDeployedAreChangedInVersions() {
        Tenant tenant = deployed();
        put(tenant, "TOKEN", "one");
        String version = tenant.as()
                .contentType("application/merge-patch+json")
                .body(
                        "{\"env\":{\"TOKEN\":{\"type\":\"secret_text\",\"text\":\"two\"},\"NEW\":{\"type\":\"secret_text\",\"text\":\"n\"}},"
                                + "\"annotations\":{\"workers/message\":\"why\"}}")
                .patch("/workers/workers/hello/versions/latest")
                .then()
                .statusCode(200)
                .body("result.annotations.'workers/message'", equalTo("why"))
                .body("result.annotations.'workers/triggered_by'", equalTo("secret"))
                .body("result.bindings.name", contains("TOKEN", "NEW"))
                .extract()
                .path("result.id");
        assertThat(inForce(tenant)).isNotEqualTo(version);
        put(tenant, "TOKEN", "three").statusCode(400).body("errors[0].code", equalTo(10215));
        tenant.as()
                .delete("/workers/scripts/hello/secrets/TOKEN")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10215));
        deploy(tenant, version, false).statusCode(200);
        put(tenant, "TOKEN", "three").statusCode(200);
    }

    @Test
    void aRollbackToAnotherValueOfASecretWantsToBeConfirmed() {
        Tenant tenant = deployed();
        put(tenant, "A", "1");
        put(tenant, "B", "1");
        String old = inForce(tenant);
        put(tenant, "B", "2");
        String between = inForce(tenant);
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO + "//2", KEEP));
        deploy(tenant, old, false)
                .statusCode(400)
                .body("errors[0].code", equalTo(10220))
                .body("errors[0].message", equalTo("The following secrets have changed: B"));
        deploy(tenant, between, false)
                .statusCode(200)
                .body("result.annotations.'workers/triggered_by'", equalTo("rollback"));
        deploy(tenant, old, true).statusCode(200);
        assertThat(inForce(tenant)).isEqualTo(old);
    }

    @Test
    void theDraftOfAWorkerTakesSecretsBeforeItsCode() {
        Tenant tenant = Tenant.signUp();
        put(tenant, "EARLY", "bird").statusCode(404).body("errors[0].code", equalTo(10007));
        WorkerUpload draft = new WorkerUpload("{\"main_module\":\"hello\",\"bindings\":[],\"logpush\":false}")
                .with(
                        "hello",
                        "application/javascript+module",
                        "export default { fetch() {} }".getBytes(StandardCharsets.UTF_8));
        tenant.deploy("hello", draft).statusCode(200);
        put(tenant, "EARLY", "bird").statusCode(200);
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO, KEEP)).statusCode(200);
        assertThat(sealed(inForce(tenant))).startsWith("now:");
    }

    @Test
    void anotherAccountsSecretsAreOutOfReach() {
        Tenant tenant = deployed();
        put(tenant, "TOKEN", "hush");
        Tenant stranger = Tenant.signUp();
        stranger.as().get("/workers/scripts/hello/secrets").then().statusCode(404);
        stranger.as().get("/workers/scripts/hello/secrets/TOKEN").then().statusCode(404);
        put(stranger, "TOKEN", "x").statusCode(404);
        stranger.as()
                .body("{\"env\":{}}")
                .patch("/workers/workers/hello/versions/latest")
                .then()
                .statusCode(404)
                .body("errors[0].message", containsString("does not exist"));
    }

    private static Tenant deployed() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        return tenant;
    }

    private static ValidatableResponse put(Tenant tenant, String name, String text) {
        return tenant.as()
                .body(Map.of("name", name, "text", text, "type", "secret_text"))
                .put("/workers/scripts/hello/secrets")
                .then();
    }

    private static ValidatableResponse bulk(Tenant tenant, String secrets) {
        return tenant.as()
                .contentType("application/merge-patch+json")
                .body("{\"secrets\":" + secrets + "}")
                .patch("/workers/scripts/hello/secrets-bulk")
                .then();
    }

    private static ValidatableResponse deploy(Tenant tenant, String version, boolean force) {
        return tenant.as()
                .body(Map.of(
                        "strategy",
                        "percentage",
                        "versions",
                        List.of(Map.of("version_id", version, "percentage", 100))))
                .post("/workers/scripts/hello/deployments" + (force ? "?force=true" : ""))
                .then();
    }

    private static String inForce(Tenant tenant) {
        return tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .extract()
                .path("result.deployments[0].versions[0].version_id");
    }

    private static String sealed(String version) {
        String bundle = Published.get("holdfast:bundle:" + version);
        return bundle.substring(bundle.indexOf("\"sealed\":\"") + 10).replaceFirst("\".*", "");
    }
}
