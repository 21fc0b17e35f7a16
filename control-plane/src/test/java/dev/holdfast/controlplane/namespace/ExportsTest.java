package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Declared classes through the API. */
@ControlPlaneTest
class ExportsTest {
    private static final String LIVE = "{\"type\":\"durable-object\",\"storage\":\"sqlite\"}";
    private static final String OTHER = "export class Other {}\n" + WorkerUpload.HELLO;

    @Test
    void classesFollowTheirDeclarations() {
        Tenant tenant = Tenant.paying();

        deploy(tenant, "a", WorkerUpload.COUNTER, "\"Counter\":" + LIVE, WorkerUpload.BIND_COUNTER)
                .statusCode(200)
                .body("result.exports_reconciliation.created", contains("Counter"))
                .body("result.exports_reconciliation.updated", empty())
                .body("result.exports_reconciliation.deleted", empty())
                .body("result.exports_reconciliation.renamed", empty())
                .body("result.exports_reconciliation.transferred", empty())
                .body("result.exports_reconciliation.transfer_pending", empty())
                .body("result.exports_reconciliation.warnings", empty())
                .body("result.exports_reconciliation.info", empty())
                .body("result.exports_reconciliation.removable_entries", empty());
        String namespace = id(tenant, "a_Counter");

        deploy(
                        tenant,
                        "a",
                        OTHER,
                        "\"Counter\":{\"type\":\"durable-object\",\"state\":\"renamed\",\"renamed_to\":\"Other\"},\"Other\":"
                                + LIVE)
                .statusCode(200)
                .body("result.exports_reconciliation.renamed[0].from", equalTo("Counter"))
                .body("result.exports_reconciliation.renamed[0].to", equalTo("Other"));
        assertThat(id(tenant, "a_Other")).isEqualTo(namespace);

        deploy(tenant, "a", WorkerUpload.HELLO, "\"Other\":{\"type\":\"durable-object\",\"state\":\"deleted\"}")
                .statusCode(200)
                .body("result.exports_reconciliation.deleted", contains("Other"));
        tenant.as().get("/workers/durable_objects/namespaces").then().body("result", hasSize(0));
    }

    @Test
    void aClassIsTransferredInTwoDeploysWithItsNamespace() {
        Tenant tenant = Tenant.paying();
        deploy(tenant, "source", WorkerUpload.COUNTER, "\"Counter\":" + LIVE).statusCode(200);
        String namespace = id(tenant, "source_Counter");
        String give = "\"Counter\":{\"type\":\"durable-object\",\"state\":\"transferred\",\"transferred_to\":\"heir\"}";
        String expect =
                "\"Counter\":{\"type\":\"durable-object\",\"state\":\"expecting-transfer\",\"storage\":\"sqlite\",\"transfer_from\":\"source\"}";

        deploy(tenant, "source", WorkerUpload.HELLO, give)
                .statusCode(400)
                .body("errors[0].code", equalTo(100402))
                .body("errors[0].meta.details[0].class", equalTo("Counter"))
                .body("errors[0].meta.details[0].scenario", equalTo("transferred_target_missing"));
        deploy(tenant, "heir", WorkerUpload.COUNTER, expect, WorkerUpload.BIND_COUNTER)
                .statusCode(200)
                .body("result.exports_reconciliation.transfer_pending[0].from", equalTo("source"));
        assertThat(id(tenant, "source_Counter")).isEqualTo(namespace);
        tenant.as()
                .contentType("multipart/form-data; boundary=x")
                .body(
                        "--x\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{\"compatibility_date\":\"2026-10-02\"}\r\n--x--"
                                .getBytes(StandardCharsets.UTF_8))
                .patch("/workers/scripts/heir/settings")
                .then()
                .statusCode(200);
        deploy(tenant, "source", WorkerUpload.HELLO, give)
                .statusCode(200)
                .body("result.exports_reconciliation.transferred[0].to", equalTo("heir"));
        assertThat(id(tenant, "heir_Counter")).isEqualTo(namespace);
        deploy(tenant, "heir", "export class Further {}\n" + WorkerUpload.COUNTER, "\"Counter\":" + LIVE)
                .statusCode(200)
                .body(
                        "result.exports_reconciliation.info.scenario",
                        contains("transfer_receive_cleanup_complete", "code_class_not_in_exports"));
    }

    @Test
    void thereIsNoWayBackToMigrations() {
        Tenant tenant = Tenant.paying();
        deploy(tenant, "a", WorkerUpload.COUNTER, "\"Counter\":" + LIVE).statusCode(200);

        tenant.deploy(
                        "a",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"deleted_classes\":[\"Counter\"]}]}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10074));
        deploy(tenant, "a", WorkerUpload.COUNTER, "\"Counter\":" + LIVE, "\"migrations\":{\"new_tag\":\"v1\"}")
                .statusCode(400)
                .body("errors[0].code", equalTo(10021));
    }

    @Test
    void aVersionReconcilesWhenItIsPutIntoService() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("a", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        upload(
                        tenant,
                        WorkerUpload.of(
                                WorkerUpload.COUNTER,
                                "\"exports\":{\"Counter\":" + LIVE + "}",
                                WorkerUpload.BIND_COUNTER))
                .statusCode(400)
                .body("errors[0].code", equalTo(100406));
        String version = upload(tenant, WorkerUpload.of(WorkerUpload.COUNTER, "\"exports\":{\"Counter\":" + LIVE + "}"))
                .statusCode(200)
                .extract()
                .path("result.id");
        String plain = upload(tenant, WorkerUpload.of(WorkerUpload.COUNTER))
                .statusCode(200)
                .extract()
                .path("result.id");
        tenant.as().get("/workers/durable_objects/namespaces").then().body("result", hasSize(0));

        tenant.as()
                .body(
                        "{\"strategy\":\"percentage\",\"versions\":[{\"version_id\":\"%s\",\"percentage\":50},{\"version_id\":\"%s\",\"percentage\":50}]}"
                                .formatted(version, plain))
                .post("/workers/scripts/a/deployments")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(100405));
        tenant.as()
                .body("{\"strategy\":\"percentage\",\"versions\":[{\"version_id\":\"%s\",\"percentage\":100}]}"
                        .formatted(version))
                .post("/workers/scripts/a/deployments")
                .then()
                .statusCode(200);

        tenant.as().get("/workers/durable_objects/namespaces").then().body("result", hasSize(1));
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedByName() {
        Tenant tenant = Tenant.paying();
        deploy(tenant, "a", WorkerUpload.COUNTER, "\"Counter\":{\"type\":\"durable-object\"}")
                .statusCode(400)
                .body(
                        "errors[0].message",
                        equalTo("\"exports.Counter.storage\" is required for state \"created\" and must be one of"
                                + " \"sqlite\" or \"legacy-kv\"."));
        deploy(tenant, "a", WorkerUpload.COUNTER, "\"Flow\":{\"type\":\"workflow\"}")
                .statusCode(400)
                .body(
                        "errors[0].message",
                        equalTo(
                                "\"exports.Flow.type\" must be \"durable-object\" or \"worker\", but got \"workflow\"."));
    }

    private static ValidatableResponse deploy(
            Tenant tenant, String script, String source, String exports, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = "\"exports\":{" + exports + "}";
        return tenant.deploy(script, WorkerUpload.of(source, all));
    }

    private static ValidatableResponse upload(Tenant tenant, WorkerUpload upload) {
        return tenant.as()
                .contentType(upload.contentType())
                .body(upload.body())
                .post("/workers/scripts/a/versions")
                .then();
    }

    private static String id(Tenant tenant, String name) {
        return tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result.find { it.name == '%s' }.id".formatted(name));
    }
}
