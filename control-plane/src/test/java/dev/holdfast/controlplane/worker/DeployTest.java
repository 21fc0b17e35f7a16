package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class DeployTest {
    @Test
    void theCallsOfAFirstDeployLeadToAPublishedWorker() {
        Tenant tenant = Tenant.signUp();
        String subdomain = tenant.pickSubdomain();
        tenant.as().get("/workers/services/hello").then().statusCode(404).body("errors[0].code", equalTo(10090));
        for (String path : List.of("/scripts/hello/secrets", "/scripts/hello/deployments", "/scripts/hello/settings")) {
            tenant.as().get("/workers" + path).then().statusCode(404).body("errors[0].code", equalTo(10007));
        }

        String version = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .body("result.startup_time_ms", equalTo(3))
                .extract()
                .path("result.deployment_id");
        String worker = tenant.as()
                .get("/workers/workers/hello")
                .then()
                .statusCode(200)
                .body("result.subdomain.url", equalTo("http://hello." + subdomain + ".localhost:8787"))
                .body("result.subdomain.enabled", equalTo(false))
                .extract()
                .path("result.id");
        tenant.as()
                .contentType("text/plain;charset=UTF-8")
                .body("{\"enabled\":true}")
                .post("/workers/scripts/hello/subdomain")
                .then()
                .statusCode(200)
                .body("result.enabled", equalTo(true));

        assertThat(Published.get("holdfast:route:hello." + subdomain + ".localhost"))
                .contains("\"workerId\":\"" + worker + "\"");
        assertThat(Published.get("holdfast:deployment:" + worker))
                .contains(version)
                .contains("\"percentage\":100.0")
                .contains("\"plan\":\"FREE\"");
        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("Hello World")
                .contains("\"mainModule\":\"index.js\"");
    }

    @Test
    void theCallsOfARedeployReplaceTheVersionInService() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        WorkerUpload second =
                WorkerUpload.of(WorkerUpload.HELLO + "//2", "\"keep_bindings\":[\"secret_text\",\"secret_key\"]");

        String version = tenant.as()
                .contentType(second.contentType())
                .body(second.body())
                .post("/workers/scripts/hello/versions?bindings_inherit=strict")
                .then()
                .statusCode(200)
                .body("result.number", equalTo(2))
                .body("result.resources.script.etag", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .path("result.id");
        tenant.as()
                .body(Map.of(
                        "strategy", "percentage",
                        "versions", List.of(Map.of("version_id", version, "percentage", 100)),
                        "code_update_strategy", Map.of("mode", "deferred", "max_delay", 300)))
                .post("/workers/scripts/hello/deployments")
                .then()
                .statusCode(200);
        tenant.as()
                .body("{\"observability\":{\"enabled\":true,\"head_sampling_rate\":0.25},\"tags\":[\"a\"]}")
                .patch("/workers/scripts/hello/script-settings")
                .then()
                .statusCode(200)
                .body("result.observability.enabled", equalTo(true));
        String id = tenant.as().get("/workers/workers/hello").then().extract().path("result.id");
        assertThat(Published.get(RedisKeys.deployment(id)))
                .contains("\"observability\":{\"enabled\":true,\"headSamplingRate\":0.25}");

        String worker = tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .body("result.deployments", hasSize(2))
                .body("result.deployments[0].versions[0].version_id", equalTo(version))
                .body("result.deployments[0].source", equalTo("wrangler"))
                .body("result.deployments[0].author_email", equalTo(tenant.email()))
                .extract()
                .path("result.deployments[0].id");
        tenant.as().get("/workers/scripts/hello/deployments/" + worker).then().statusCode(200);
        tenant.as()
                .get("/workers/services/hello")
                .then()
                .body("result.default_environment.script.last_deployed_from", equalTo("wrangler"))
                .body("result.default_environment.script.tags", equalTo(List.of("a")));
    }

    @Test
    void sharesOfADeploymentMustAddUpToAHundred() {
        Tenant tenant = Tenant.signUp();
        String version = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.deployment_id");

        tenant.as()
                .body(Map.of("versions", List.of(Map.of("version_id", version, "percentage", 90))))
                .post("/workers/scripts/hello/deployments")
                .then()
                .statusCode(400);
    }

    @Test
    void modulesKeepTheirNamesAndBytesAndSourceMapsAreNotRun() {
        Tenant tenant = Tenant.signUp();
        byte[] bytes = {0, 13, 10, 45, 45, 13, 10, 13, 10, -1, -2};
        String text = "line\r\n--not-a-boundary\r\n";

        String version = tenant.deploy(
                        "parts",
                        WorkerUpload.of(WorkerUpload.HELLO)
                                .with("./0a-data.bin", "application/octet-stream", bytes)
                                .with("lib/deep/text.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8))
                                .with(
                                        "index.js.map",
                                        "application/source-map",
                                        "{\"mappings\":\"\"}".getBytes(StandardCharsets.UTF_8)))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");

        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("{\"name\":\"./0a-data.bin\",\"type\":\"DATA\",\"content\":\"AA0KLS0NCg0K//4=\"}")
                .contains(
                        "{\"name\":\"lib/deep/text.txt\",\"type\":\"TEXT\",\"content\":\"line\\r\\n--not-a-boundary\\r\\n\"}")
                .doesNotContain("mappings");
    }

    @Test
    void varsReachTheBundleAndAreInherited() {
        Tenant tenant = Tenant.signUp();
        tenant.deploy(
                        "vars",
                        WorkerUpload.of(
                                WorkerUpload.HELLO,
                                "\"bindings\":[{\"name\":\"A\",\"type\":\"plain_text\",\"text\":\"x\"},{\"name\":\"J\",\"type\":\"json\",\"json\":{\"k\":[1]}}]"))
                .statusCode(200);

        String version = tenant.deploy(
                        "vars",
                        WorkerUpload.of(
                                WorkerUpload.HELLO,
                                "\"bindings\":[{\"name\":\"A\",\"type\":\"inherit\"}]",
                                "\"keep_bindings\":[\"json\"]"))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");

        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("{\"type\":\"plain_text\",\"name\":\"A\",\"text\":\"x\"}")
                .contains("{\"type\":\"json\",\"name\":\"J\",\"json\":\"{\\\"k\\\":[1]}\"}");
        tenant.deploy(
                        "vars",
                        WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[{\"name\":\"Z\",\"type\":\"inherit\"}]"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10057))
                .body("errors[0].message", matchesPattern("inherit binding 'Z' is invalid.*"));
    }

    @Test
    void codeThatDoesNotStartLeavesNoTrace() {
        Tenant tenant = Tenant.signUp();

        tenant.deploy("broken", WorkerUpload.of("throw new Error('no')"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10021))
                .body("errors[0].message", equalTo("Uncaught Error: no\n    at index.js:1:7"));

        tenant.as().get("/workers/scripts").then().body("result", hasSize(0));
    }

    @Test
    void aNameThatIsNoHostLabelIsRefused() {
        Tenant.signUp()
                .deploy("Not.A.Label", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(400)
                .body("errors[0].code", equalTo(10016));
    }

    @Test
    void aDeletedWorkerIsGoneAndSoIsItsAddress() {
        Tenant tenant = Tenant.signUp();
        String subdomain = tenant.pickSubdomain();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.as()
                .body("{\"enabled\":true}")
                .post("/workers/scripts/hello/subdomain")
                .then()
                .statusCode(200);
        assertThat(Published.has("holdfast:route:hello." + subdomain + ".localhost"))
                .isTrue();

        tenant.as().delete("/workers/services/hello?force=false").then().statusCode(200);

        assertThat(Published.has("holdfast:route:hello." + subdomain + ".localhost"))
                .isFalse();
        tenant.as().get("/workers/services/hello").then().statusCode(404);
    }

    @Test
    void aWorkerWithObjectsIsDeletedOnlyByForce() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);

        tenant.as()
                .delete("/workers/scripts/counter")
                .then()
                .statusCode(400)
                .body("errors[0].message", matchesPattern(".*'Counter'.*force.*"));
        tenant.as().delete("/workers/scripts/counter?force=true").then().statusCode(200);

        tenant.as().get("/workers/durable_objects/namespaces").then().body("result", hasSize(0));
    }

    @Test
    void theFirstVersionIsNeverTheSecond() {
        Tenant tenant = Tenant.signUp();
        String first = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.deployment_id");

        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).body("result.deployment_id", not(equalTo(first)));
        tenant.as().get("/workers/scripts/hello/versions").then().body("result.items.number", equalTo(List.of(2, 1)));
    }
}
