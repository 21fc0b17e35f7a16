package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class ServiceBindingTest {
    private static final String ADMIN = "export class Admin { fetch() {} }\n" + WorkerUpload.HELLO;

    private Tenant tenant;

    @BeforeEach
    void signUp() {
        tenant = Tenant.signUp();
    }

    @Test
    void aBindingIsPublishedWithTheTargetsIdAndShownWithItsName() {
        String target = id(deploy("backend", ADMIN));
        String version =
                tenant.deploy("frontend", bound("""
                        {"name":"PLAIN","type":"service","service":"backend"},
                        {"name":"ADMIN","type":"service","service":"backend","environment":"production","entrypoint":"Admin","props":{"role":"x"}}
                        """)).statusCode(200).extract().path("result.deployment_id");

        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("{\"type\":\"service\",\"name\":\"PLAIN\",\"workerId\":\"" + target
                        + "\",\"scriptName\":\"backend\",\"entrypoint\":\"\",\"props\":\"\"}")
                .contains(
                        "\"name\":\"ADMIN\",\"workerId\":\"" + target
                                + "\",\"scriptName\":\"backend\",\"entrypoint\":\"Admin\",\"props\":\"{\\\"role\\\":\\\"x\\\"}\"");
        tenant.as()
                .get("/workers/scripts/frontend/settings")
                .then()
                .statusCode(200)
                .body("result.bindings[0].type", equalTo("service"))
                .body("result.bindings[0].service", equalTo("backend"))
                .body("result.bindings[0].entrypoint", nullValue())
                .body("result.bindings[1].entrypoint", equalTo("Admin"))
                .body("result.bindings[1].props.role", equalTo("x"));
    }

    @Test
    void aWorkerMayBindToItselfFromTheFirstDeployOn() {
        String version = tenant.deploy(
                        "own",
                        WorkerUpload.of(
                                ADMIN,
                                "\"bindings\":[{\"name\":\"SELF\",\"type\":\"service\",\"service\":\"own\",\"entrypoint\":\"Admin\"}]"))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.get("holdfast:bundle:" + version))
                .contains("\"name\":\"SELF\",\"workerId\":\"" + id("own") + "\"");
    }

    @Test
    void anUnknownServiceIsRefused() {
        tenant.deploy("frontend", bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"nowhere\"}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10143))
                .body(
                        "errors[0].message",
                        equalTo(
                                "Could not resolve service binding 'B'. Target script 'nowhere' not found. Please verify"
                                        + " the target script and try again."));
        tenant.as().get("/workers/services/frontend").then().statusCode(404);
    }

    @Test
    void anotherAccountsWorkerIsUnknown() {
        deploy("backend", WorkerUpload.HELLO);
        Tenant.signUp()
                .deploy("frontend", bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"backend\"}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10143));
    }

    @Test
    void anEntrypointThatIsNotExportedIsRefused() {
        deploy("backend", ADMIN);
        tenant.deploy(
                        "frontend",
                        bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"backend\",\"entrypoint\":\"Gone\"}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10144))
                .body("errors[0].message", containsString("'backend' has no entrypoint 'Gone'"));
        tenant.deploy("own", bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"own\",\"entrypoint\":\"Gone\"}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10144));
    }

    @Test
    void propsMustBeAnObjectAndEnvironmentsDoNotExist() {
        deploy("backend", ADMIN);
        tenant.deploy("frontend", bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"backend\",\"props\":5}"))
                .statusCode(400)
                .body("errors[0].message", equalTo("props of binding 'B' is not an object"));
        tenant.deploy(
                        "frontend",
                        bound(
                                "{\"name\":\"B\",\"type\":\"service\",\"service\":\"backend\",\"environment\":\"staging\"}"))
                .statusCode(400)
                .body("errors[0].message", containsString("'staging'"));
    }

    @Test
    void referencesAreListedAndKeepAWorkerFromBeingDeleted() {
        deploy("backend", WorkerUpload.HELLO);
        tenant.deploy("frontend", bound("{\"name\":\"B\",\"type\":\"service\",\"service\":\"backend\"}"))
                .statusCode(200);
        tenant.as()
                .get("/workers/scripts/backend/references")
                .then()
                .body("result.services.incoming.service", contains("frontend"))
                .body("result.services.outgoing", empty());
        tenant.as()
                .get("/workers/scripts/frontend/references")
                .then()
                .body("result.services.incoming", empty())
                .body("result.services.outgoing.service", contains("backend"));
        tenant.as().delete("/workers/services/backend").then().statusCode(400);
        tenant.as().delete("/workers/services/backend?force=true").then().statusCode(200);
    }

    private static WorkerUpload bound(String bindings) {
        return WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[" + bindings + "]");
    }

    private String deploy(String name, String source) {
        tenant.deploy(name, WorkerUpload.of(source)).statusCode(200);
        return name;
    }

    private String id(String name) {
        return tenant.as()
                .get("/workers/workers/" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("result.id");
    }
}
