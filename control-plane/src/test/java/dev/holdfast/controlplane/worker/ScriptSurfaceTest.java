package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What API clients and older CLIs do with a script besides uploading it whole. */
@ControlPlaneTest
class ScriptSurfaceTest {
    private static final String BINDINGS = "\"bindings\":[{\"name\":\"VAR\",\"type\":\"plain_text\",\"text\":\"x\"},"
            + "{\"name\":\"TOKEN\",\"type\":\"secret_text\",\"text\":\"hush\"}]";

    @Test
    void settingsAloneMakeAVersionOfTheSameCode() {
        Tenant tenant = deployed();
        patchSettings(
                        tenant,
                        "{\"bindings\":[{\"type\":\"plain_text\",\"name\":\"VAR\"},{\"type\":\"secret_text\",\"name\":\"TOKEN\"},"
                                + "{\"type\":\"secret_text\",\"name\":\"MORE\",\"text\":\"m\"}]}")
                .statusCode(200)
                .body("result.bindings.name", contains("VAR", "TOKEN", "MORE"))
                .body("result.bindings[0].text", equalTo("x"))
                .body("result.compatibility_date", equalTo("2026-10-01"));
        String bundle = Published.get("holdfast:bundle:" + inForce(tenant));
        assertThat(bundle).contains("Hello World", "data.bin").containsPattern("TOKEN.*sealed.*MORE.*sealed");
        patchSettings(tenant, "{\"compatibility_date\":\"2026-10-02\",\"tags\":[\"t\"],\"limits\":{\"cpu_ms\":50}}")
                .statusCode(200)
                .body("result.compatibility_date", equalTo("2026-10-02"))
                .body("result.tags", contains("t"))
                .body("result.bindings", hasSize(3));
        patchSettings(tenant, "{\"bindings\":[]}").statusCode(200).body("result.bindings", hasSize(0));
    }

    @Test
    void settingsThatAreNotUnderstoodChangeNothing() {
        Tenant tenant = deployed();
        patchSettings(tenant, "{\"nonsense\":1}")
                .statusCode(400)
                .body("errors[0].message", containsString("'nonsense'"));
        patchSettings(tenant, "{\"compatibility_date\":\"2099-01-01\"}").statusCode(400);
        patchSettings(tenant, "[]").statusCode(400);
        patchSettings(tenant, "{").statusCode(400);
        patchSettings(tenant, "{\"bindings\":[{\"type\":\"secret_text\",\"name\":\"NONE\"}]}")
                .statusCode(400)
                .body("errors[0].code", equalTo(10057));
        tenant.as().get("/workers/scripts/hello/versions").then().body("result.items", hasSize(1));
    }

    @Test
    void settingsOfAVersionThatIsNotDeployedAreRefused() {
        Tenant tenant = deployed();
        upload(tenant, WorkerUpload.of(WorkerUpload.HELLO));
        patchSettings(tenant, "{\"bindings\":[]}").statusCode(400).body("errors[0].code", equalTo(10214));
    }

    @Test
    void contentIsDownloadedAsItWasUploadedWithoutSourceMaps() {
        Tenant tenant = deployed();
        String version = inForce(tenant);
        upload(tenant, WorkerUpload.of(WorkerUpload.HELLO + "//2"));
        for (String path : List.of(
                "/scripts/hello",
                "/scripts/hello/content",
                "/scripts/hello/content/v2",
                "/services/hello/environments/production/content/v2")) {
            ExtractableResponse<Response> answer =
                    tenant.as().get("/workers" + path).then().statusCode(200).extract();
            assertThat(answer.header("cf-entrypoint")).isEqualTo("index.js");
            assertThat(answer.contentType()).startsWith("multipart/form-data; boundary=");
            assertThat(answer.asString()).contains("Hello World", "//2");
        }
        ExtractableResponse<Response> old = tenant.as()
                .get("/workers/scripts/hello/content/v2?version=" + version)
                .then()
                .statusCode(200)
                .extract();
        assertThat(old.asString())
                .contains("Hello World", "name=\"./data.bin\"; filename=\"./data.bin\"")
                .doesNotContain("//2", "index.js.map");
        tenant.as().get("/workers/scripts/hello/content/v2?version=none").then().statusCode(404);
    }

    @Test
    void codeWrittenUponAnOlderVersionIsRefused() {
        Tenant tenant = deployed();
        String seen = tenant.as()
                .get("/workers/scripts/hello/content/v2")
                .then()
                .extract()
                .header("ETag");
        assertThat(seen).isEqualTo("\"" + inForce(tenant) + "\"");
        WorkerUpload next = WorkerUpload.of(WorkerUpload.HELLO + "//2");
        deployUpon(tenant, seen, next).statusCode(200);
        deployUpon(tenant, seen, next).statusCode(409).body("errors[0].code", equalTo(10001));
    }

    private static ValidatableResponse deployUpon(Tenant tenant, String version, WorkerUpload upload) {
        return tenant.as()
                .header("If-Match", version)
                .contentType(upload.contentType())
                .body(upload.body())
                .put("/workers/scripts/hello")
                .then();
    }

    @Test
    void contentAloneIsReplacedAndEverythingElseStays() {
        Tenant tenant = deployed();
        WorkerUpload content = new WorkerUpload("{\"main_module\":\"new.js\"}")
                .with(
                        "new.js",
                        "application/javascript+module",
                        "export default {} // new".getBytes(StandardCharsets.UTF_8));
        tenant.as()
                .contentType(content.contentType())
                .body(content.body())
                .put("/workers/scripts/hello/content")
                .then()
                .statusCode(200)
                .body("result.entry_point", equalTo("new.js"));
        assertThat(Published.get("holdfast:bundle:" + inForce(tenant)))
                .contains("export default {} // new", "\"name\":\"VAR\"", "sealed_secret")
                .doesNotContain("Hello World");
    }

    @Test
    void anEnvironmentShowsWhatWranglerDownloads() {
        Tenant tenant = deployed();
        String environment = "/workers/services/hello/environments/production";
        tenant.as()
                .get(environment)
                .then()
                .body("result.environment", equalTo("production"))
                .body("result.script.last_deployed_from", equalTo("wrangler"));
        tenant.as()
                .get(environment + "/bindings")
                .then()
                .body("result.type", contains("plain_text", "secret_text"))
                .body("result[1]", not(hasKey("text")));
        tenant.as().get(environment + "/routes?show_zonename=true").then().body("result", hasSize(0));
        tenant.as().get(environment + "/subdomain").then().body("result.enabled", equalTo(false));
        tenant.as()
                .get("/workers/domains/records?page=0&per_page=5&service=hello&environment=production")
                .then()
                .body("result", hasSize(0));
        tenant.as().get("/workers/services/hello/environments/staging").then().statusCode(404);
    }

    @Test
    void whatTheDashboardDeploysIsKnownToComeFromThere() {
        Tenant tenant = Tenant.signUp();
        WorkerUpload upload = WorkerUpload.of(WorkerUpload.HELLO);
        tenant.as()
                .header("X-Requested-With", "holdfast-dashboard")
                .contentType(upload.contentType())
                .body(upload.body())
                .put("/workers/scripts/hello")
                .then()
                .statusCode(200);
        tenant.as()
                .get("/workers/services/hello")
                .then()
                .body("result.default_environment.script.last_deployed_from", equalTo("dash"));
    }

    @Test
    void workersAreSearchedByNameAndId() {
        Tenant tenant = deployed();
        String id = tenant.deploy("other", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.tag");
        tenant.as()
                .get("/workers/scripts-search?name=EL")
                .then()
                .body("result.script_name", contains("hello"))
                .body("result_info.total_count", equalTo(1));
        tenant.as().get("/workers/scripts-search?id=" + id).then().body("result.script_name", contains("other"));
        tenant.as().get("/workers/scripts-search?page=2").then().body("result", hasSize(0));
        tenant.as().get("/workers/account-settings").then().body("result.default_usage_model", equalTo("standard"));
        tenant.as()
                .body(Map.of("default_usage_model", "bundled"))
                .put("/workers/account-settings")
                .then()
                .statusCode(400);
    }

    @Test
    void anUploadWithAMigrationThatIsSentAgainIsNotDoneTwice() {
        Tenant tenant = Tenant.paying();
        String first = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200).body("result.deployment_id", equalTo(first));
        tenant.as().get("/workers/scripts/counter/deployments").then().body("result.deployments", hasSize(1));
        tenant.deploy(
                        "counter",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER + "// another",
                                WorkerUpload.BIND_COUNTER,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_classes\":[\"Counter\"]}]}"))
                .statusCode(412)
                .body("errors[0].code", equalTo(10079));
    }

    @Test
    void versionsComePageByPage() {
        Tenant tenant = deployed();
        upload(tenant, WorkerUpload.of(WorkerUpload.HELLO));
        tenant.as()
                .get("/workers/scripts/hello/versions?per_page=1&page=2")
                .then()
                .body("result.items.number", contains(1))
                .body("result_info.total_count", equalTo(2));
        tenant.as()
                .get("/workers/scripts/hello/versions?per_page=1&page=3")
                .then()
                .body("result.items", hasSize(0));
    }

    private static Tenant deployed() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy(
                        "hello",
                        WorkerUpload.of(WorkerUpload.HELLO, BINDINGS)
                                .with("./data.bin", "application/octet-stream", new byte[] {0, 13, 10, -1})
                                .with("index.js.map", "application/source-map", new byte[] {'{', '}'}))
                .statusCode(200);
        return tenant;
    }

    private static void upload(Tenant tenant, WorkerUpload upload) {
        tenant.as()
                .contentType(upload.contentType())
                .body(upload.body())
                .post("/workers/scripts/hello/versions")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse patchSettings(Tenant tenant, String settings) {
        String boundary = "x-boundary";
        return tenant.as()
                .contentType("multipart/form-data; boundary=" + boundary)
                .body(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n" + settings
                                + "\r\n--" + boundary + "--")
                        .getBytes(StandardCharsets.UTF_8))
                .patch("/workers/scripts/hello/settings")
                .then();
    }

    private static String inForce(Tenant tenant) {
        return tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .extract()
                .path("result.deployments[0].versions[0].version_id");
    }
}
