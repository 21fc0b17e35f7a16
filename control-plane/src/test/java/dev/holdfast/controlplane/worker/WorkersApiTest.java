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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workers as resources of their own, their versions in JSON, and the addresses of versions. */
@ControlPlaneTest
class WorkersApiTest {
    @Test
    void aWorkerExistsBeforeItsFirstVersion() {
        Tenant tenant = Tenant.signUp();
        String id = tenant.as()
                .body(Map.of("name", "made", "tags", List.of("a"), "subdomain", Map.of("enabled", true)))
                .post("/workers/workers")
                .then()
                .statusCode(200)
                .body("result.tags", contains("a"))
                .body("result.subdomain.enabled", equalTo(true))
                .extract()
                .path("result.id");
        tenant.as().body(Map.of("name", "made")).post("/workers/workers").then().statusCode(409);
        tenant.as()
                .body(Map.of("name", "Not A Label"))
                .post("/workers/workers")
                .then()
                .statusCode(400);
        tenant.as().get("/workers/services/made").then().statusCode(404).body("errors[0].code", equalTo(10090));
        tenant.as().get("/workers/scripts").then().body("result", hasSize(0));
        tenant.as()
                .body("{\"env\":{}}")
                .patch("/workers/workers/made/versions/latest")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo(10222));
        tenant.deploy("made", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .body("result.tag", equalTo(id));
    }

    @Test
    void settingsAreChangedOrReplaced() {
        Tenant tenant = Tenant.signUp();
        String id = tenant.as()
                .body(Map.of("name", "made", "tags", List.of("a"), "observability", Map.of("enabled", true)))
                .post("/workers/workers")
                .then()
                .extract()
                .path("result.id");
        tenant.as()
                .body(Map.of("tags", List.of("b")))
                .patch("/workers/workers/" + id)
                .then()
                .body("result.tags", contains("b"))
                .body("result.observability.enabled", equalTo(true));
        tenant.as()
                .body(Map.of("tags", List.of("c")))
                .put("/workers/workers/made")
                .then()
                .body("result.tags", contains("c"))
                .body("result.observability.enabled", equalTo(false));
        tenant.as()
                .body(Map.of("name", "other"))
                .patch("/workers/workers/made")
                .then()
                .statusCode(400);
        tenant.as()
                .body(Map.of("logpush", true))
                .patch("/workers/workers/made")
                .then()
                .statusCode(400);
        tenant.as().delete("/workers/workers/" + id).then().statusCode(200);
        tenant.as().get("/workers/workers/" + id).then().statusCode(404);
    }

    @Test
    void versionsAreStoredAndDeployedInJson() {
        Tenant tenant = Tenant.signUp();
        String id = tenant.as()
                .body(Map.of("name", "json"))
                .post("/workers/workers")
                .then()
                .extract()
                .path("result.id");
        Map<String, Object> version = version(WorkerUpload.HELLO);
        String first = tenant.as()
                .body(version)
                .post("/workers/workers/" + id + "/versions?deploy=true")
                .then()
                .statusCode(200)
                .body("result.number", equalTo(1))
                .body("result.bindings.name", contains("S"))
                .extract()
                .path("result.id");
        assertThat(Published.get("holdfast:bundle:" + first)).contains("Hello World", "sealed_secret");
        String second = tenant.as()
                .body(version)
                .post("/workers/workers/json/versions")
                .then()
                .statusCode(200)
                .extract()
                .path("result.id");
        tenant.as()
                .get("/workers/workers/json/versions")
                .then()
                .body("result.id", contains(second, first))
                .body("result_info.total_count", equalTo(2));
        tenant.as()
                .get("/workers/workers/json/versions/" + second)
                .then()
                .body("result.modules[0].name", equalTo("index.js"))
                .body("result.main_module", equalTo("index.js"));
        String deployment = tenant.as()
                .get("/workers/scripts/json/deployments")
                .then()
                .body("result.deployments", hasSize(1))
                .extract()
                .path("result.deployments[0].id");
        tenant.as()
                .get("/workers/scripts")
                .then()
                .body("result[0].last_deployment.id", equalTo(deployment))
                .body("result[0].last_deployment.author_email", equalTo(tenant.email()));
    }

    @Test
    void versionsThatAreNotWellFormedChangeNothing() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("json", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        refuse(tenant, Map.of("main_module", "index.js"), "'index.js' is not part");
        refuse(
                tenant,
                Map.of("main_module", "index.js", "modules", List.of(Map.of("name", "index.js"))),
                "content_type");
        refuse(
                tenant,
                Map.of(
                        "main_module",
                        "index.js",
                        "modules",
                        List.of(Map.of(
                                "name",
                                "index.js",
                                "content_type",
                                "application/javascript+module",
                                "content_base64",
                                "%"))),
                "not base64");
        tenant.as().get("/workers/scripts/json/versions").then().body("result.items", hasSize(1));
    }

    @Test
    void versionsHaveAddressesWhileTheWorkerAllowsIt() {
        Tenant tenant = Tenant.signUp();
        String subdomain = tenant.pickSubdomain();
        String first = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.deployment_id");
        String route = "holdfast:route:%s-hello." + subdomain + ".localhost";
        assertThat(Published.has(route.formatted(first.substring(0, 8)))).isFalse();
        switchPreviews(tenant, true);
        assertThat(Published.get(route.formatted(first.substring(0, 8)))).contains(first);
        WorkerUpload upload = WorkerUpload.of(WorkerUpload.HELLO, "\"annotations\":{\"workers/alias\":\"next\"}");
        String second = tenant.as()
                .contentType(upload.contentType())
                .body(upload.body())
                .post("/workers/scripts/hello/versions")
                .then()
                .body("result.metadata.has_preview", equalTo(true))
                .extract()
                .path("result.id");
        assertThat(Published.get(route.formatted(second.substring(0, 8)))).contains(second);
        assertThat(Published.get(route.formatted("next"))).contains(second);
        assertThat(Published.has("holdfast:bundle:" + second)).isTrue();
        tenant.as()
                .get("/workers/workers/hello")
                .then()
                .body("result.subdomain.preview_url_suffix", equalTo("-hello." + subdomain + ".localhost:8787"));
        switchPreviews(tenant, false);
        assertThat(Published.has(route.formatted(second.substring(0, 8)))).isFalse();
        assertThat(Published.has(route.formatted("next"))).isFalse();
    }

    @Test
    void aVersionThatBindsObjectsHasNoAddress() {
        Tenant tenant = Tenant.paying();
        String subdomain = tenant.pickSubdomain();
        String version =
                tenant.deploy("hello", WorkerUpload.counter()).extract().path("result.deployment_id");
        switchPreviews(tenant, true);
        assertThat(Published.has("holdfast:route:" + version.substring(0, 8) + "-hello." + subdomain + ".localhost"))
                .isFalse();
        tenant.as()
                .get("/workers/scripts/hello/versions/" + version)
                .then()
                .body("result.metadata.has_preview", equalTo(false));
    }

    private static void switchPreviews(Tenant tenant, boolean on) {
        tenant.as()
                .body(Map.of("enabled", true, "previews_enabled", on))
                .post("/workers/scripts/hello/subdomain")
                .then()
                .statusCode(200);
    }

    private static void refuse(Tenant tenant, Map<String, Object> version, String why) {
        tenant.as()
                .body(version)
                .post("/workers/workers/json/versions")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString(why));
    }

    private static Map<String, Object> version(String source) {
        String content = Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "main_module",
                "index.js",
                "compatibility_date",
                "2026-10-01",
                "modules",
                List.of(Map.of(
                        "name",
                        "index.js",
                        "content_type",
                        "application/javascript+module",
                        "content_base64",
                        content)),
                "bindings",
                List.of(Map.of("name", "S", "type", "secret_text", "text", "hush")));
    }
}
