package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class MigrationTest {
    @Test
    void aMigrationMakesANamespaceThatBindingsLeadTo() {
        Tenant tenant = Tenant.paying();

        String version = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .body("result.migration_tag", equalTo("v1"))
                .extract()
                .path("result.deployment_id");

        String namespace = tenant.as()
                .get("/workers/durable_objects/namespaces?per_page=1000&page=1")
                .then()
                .body("result", hasSize(1))
                .body("result[0].name", equalTo("counter_Counter"))
                .body("result[0].script", equalTo("counter"))
                .body("result[0].class", equalTo("Counter"))
                .body("result[0].use_sqlite", equalTo(false))
                .extract()
                .path("result[0].id");
        tenant.as()
                .get("/workers/durable_objects/namespaces?per_page=1000&page=2")
                .then()
                .body("result", hasSize(0));
        assertThat(Published.get("holdfast:namespace:" + namespace)).contains("\"storage\":\"KEY_VALUE\"");
        assertThat(Published.get("holdfast:bundle:" + version)).contains("\"namespaceId\":\"" + namespace + "\"");
        tenant.as()
                .get("/workers/services/counter")
                .then()
                .body("result.default_environment.script.migration_tag", equalTo("v1"));
        tenant.as().get("/workers/scripts").then().body("result[0].migration_tag", equalTo("v1"));
    }

    @Test
    void aMigrationThatDoesNotFollowTheTagIsRefused() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);

        tenant.deploy("counter", counter("other code"))
                .statusCode(412)
                .body("errors[0].code", equalTo(10079))
                .body("errors[0].message", equalTo("Migration tag precondition failed; current tag is 'v1'"));
        tenant.deploy("counter", migrating("v1", "v2", "new_classes", "Counter"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10074));
    }

    @Test
    void codeMustExportTheClassesOfItsMigrationAndOfItsObjects() {
        Tenant tenant = Tenant.paying();
        tenant.deploy(
                        "other",
                        WorkerUpload.of(
                                WorkerUpload.HELLO,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_sqlite_classes\":[\"Gone\"]}]}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10070));
        tenant.as().get("/workers/services/other").then().statusCode(404);

        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(400)
                .body("errors[0].code", equalTo(10064));
    }

    @Test
    void aBindingNeedsANamespace() {
        Tenant.paying()
                .deploy("counter", WorkerUpload.of(WorkerUpload.COUNTER, WorkerUpload.BIND_COUNTER))
                .statusCode(400)
                .body("errors[0].code", equalTo(10061))
                .body(
                        "errors[0].message",
                        equalTo("Cannot create binding for class 'Counter' because it is not currently configured to"
                                + " implement Durable Objects. Configure a migration in your configuration to add this"
                                + " class."));
    }

    @Test
    void anotherWorkerOfTheAccountCanBindToTheClassAndIsListedAsAReference() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        String bind =
                "\"bindings\":[{\"name\":\"C\",\"type\":\"durable_object_namespace\",\"class_name\":\"Counter\",\"script_name\":\"counter\"}]";

        tenant.deploy("user", WorkerUpload.of(WorkerUpload.HELLO, bind)).statusCode(200);
        Tenant.paying()
                .deploy("thief", WorkerUpload.of(WorkerUpload.HELLO, bind))
                .statusCode(400)
                .body("errors[0].code", equalTo(10061))
                .body("errors[0].message", containsString("class 'Counter' of the script 'counter'"));

        tenant.as()
                .get("/workers/scripts/counter/references")
                .then()
                .body("result.durable_objects", hasSize(1))
                .body("result.durable_objects[0].service", equalTo("user"));

        tenant.as()
                .delete("/workers/services/counter?force=true")
                .then()
                .statusCode(200)
                .body("messages[0]", equalTo("The objects of class 'Counter' are deleted with it"));
        tenant.deploy("user", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
    }

    @Test
    void aRenamedClassKeepsItsNamespaceAndBindingsToItFollow() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        tenant.deploy("user", WorkerUpload.of(WorkerUpload.HELLO, BIND_OTHERS)).statusCode(200);
        String namespace = namespaceOf(tenant, "Counter");
        String before = Published.get("holdfast:namespace:" + namespace);

        String version = tenant.deploy(
                        "counter",
                        WorkerUpload.of(
                                "export class Renamed {}\n" + WorkerUpload.HELLO,
                                migrations(
                                        "v1",
                                        "v2",
                                        "{\"renamed_classes\":[{\"from\":\"Counter\",\"to\":\"Renamed\"}]}")))
                .statusCode(200)
                .body("result.migration_tag", equalTo("v2"))
                .extract()
                .path("result.deployment_id");

        assertThat(namespaceOf(tenant, "Renamed")).isEqualTo(namespace);
        assertThat(Published.get("holdfast:namespace:" + namespace))
                .isEqualTo(before.replace("\"className\":\"Counter\"", "\"className\":\"Renamed\""));
        assertThat(Published.get("holdfast:deployment:" + workerId(tenant, "counter")))
                .contains(version)
                .contains("\"classes\":{\"" + namespace + "\":\"Renamed\"}");
        tenant.deploy(
                        "user",
                        WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[{\"name\":\"C\",\"type\":\"inherit\"}]"))
                .statusCode(200);
        tenant.as()
                .get("/workers/scripts/counter/references")
                .then()
                .body("result.durable_objects", hasSize(1))
                .body("result.durable_objects[0].durable_object_namespace_id", equalTo(namespace));
    }

    @Test
    void aTransferredClassKeepsItsNamespaceAndTheOtherWorkerItsDeployment() {
        Tenant tenant = Tenant.paying();
        String first = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        String namespace = namespaceOf(tenant, "Counter");
        String step = "{\"transferred_classes\":[{\"from\":\"Counter\",\"from_script\":\"counter\",\"to\":\"Taken\"}]}";

        tenant.deploy(
                        "heir",
                        WorkerUpload.of(
                                WorkerUpload.HELLO,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[%s]}".formatted(step)))
                .statusCode(400)
                .body("errors[0].code", equalTo(10070))
                .body(
                        "errors[0].message",
                        equalTo(
                                "Cannot apply transfer-class migration to class 'Taken' that is not exported by script"));
        tenant.deploy(
                        "heir",
                        WorkerUpload.of(
                                "export class Taken {}\n" + WorkerUpload.HELLO,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[%s]}".formatted(step)))
                .statusCode(200);

        assertThat(namespaceOf(tenant, "Taken")).isEqualTo(namespace);
        assertThat(Published.get("holdfast:namespace:" + namespace))
                .contains("\"workerId\":\"" + workerId(tenant, "heir") + "\"");
        assertThat(Published.get("holdfast:deployment:" + workerId(tenant, "counter")))
                .contains(first);
        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.COUNTER, WorkerUpload.BIND_COUNTER))
                .statusCode(400)
                .body("errors[0].code", equalTo(10061));
    }

    @Test
    void classesOfOtherAccountsCannotBeTakenOver() {
        Tenant owner = Tenant.paying();
        owner.deploy("counter", WorkerUpload.counter()).statusCode(200);

        Tenant.paying()
                .deploy(
                        "thief",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"transferred_classes\":[{\"from\":\"Counter\",\"from_script\":\"counter\",\"to\":\"Counter\"}]}]}"))
                .statusCode(400)
                .body("errors[0].code", equalTo(10074));
        assertThat(namespaceOf(owner, "Counter")).isNotEmpty();
    }

    @Test
    void aClassIsNotDeletedWhileTheWorkerBindsToIt() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);

        tenant.deploy(
                        "counter",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER,
                                WorkerUpload.BIND_COUNTER,
                                migrations("v1", "v2", "{\"deleted_classes\":[\"Counter\"]}")))
                .statusCode(400)
                .body("errors[0].code", equalTo(10061))
                .body(
                        "errors[0].message",
                        equalTo("Cannot apply --delete-class migration to class 'Counter' without also removing the"
                                + " binding that references it."));
        assertThat(namespaceOf(tenant, "Counter")).isNotEmpty();
    }

    @Test
    void classesExchangeTheirNamesInOneTransaction() {
        Tenant tenant = Tenant.paying();
        String source = "export class A {}\nexport class B {}\n" + WorkerUpload.HELLO;
        tenant.deploy(
                        "both",
                        WorkerUpload.of(
                                source,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_sqlite_classes\":[\"A\",\"B\"]}]}"))
                .statusCode(200);
        String a = namespaceOf(tenant, "A");
        String b = namespaceOf(tenant, "B");

        tenant.deploy(
                        "both",
                        WorkerUpload.of(
                                source,
                                migrations(
                                        "v1",
                                        "v2",
                                        "{\"renamed_classes\":[{\"from\":\"A\",\"to\":\"B\"},{\"from\":\"B\",\"to\":\"A\"}]}")))
                .statusCode(200);

        assertThat(namespaceOf(tenant, "A")).isEqualTo(b);
        assertThat(namespaceOf(tenant, "B")).isEqualTo(a);
    }

    @Test
    void aVersionUploadCannotMigrate() {
        Tenant tenant = Tenant.paying();
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        WorkerUpload upload = migrating("v1", "v2", "new_sqlite_classes", "Counter");

        tenant.as()
                .contentType(upload.contentType())
                .body(upload.body())
                .post("/workers/scripts/counter/versions")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10211));
    }

    @Test
    void ofTwoDeploysAtTheSameTimeOneMigrates() throws Exception {
        Tenant tenant = Tenant.paying();
        Callable<Integer> one =
                () -> tenant.deploy("counter", counter("one")).extract().statusCode();
        Callable<Integer> other =
                () -> tenant.deploy("counter", counter("other")).extract().statusCode();

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = threads.invokeAll(List.of(one, other));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
        tenant.as().get("/workers/durable_objects/namespaces").then().body("result", hasSize(1));
    }

    private static final String BIND_OTHERS =
            "\"bindings\":[{\"name\":\"C\",\"type\":\"durable_object_namespace\",\"class_name\":\"Counter\",\"script_name\":\"counter\"}]";

    /** The counter with its first migration, in code of its own. */
    private static WorkerUpload counter(String remark) {
        return WorkerUpload.of(
                WorkerUpload.COUNTER + "\n// " + remark,
                WorkerUpload.BIND_COUNTER,
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_classes\":[\"Counter\"]}]}");
    }

    private static String namespaceOf(Tenant tenant, String className) {
        return tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result.find { it['class'] == '%s' }.id".formatted(className));
    }

    private static String workerId(Tenant tenant, String script) {
        return tenant.as()
                .get("/workers/services/" + script)
                .then()
                .extract()
                .path("result.default_environment.script.tag");
    }

    private static String migrations(String oldTag, String newTag, String step) {
        return "\"migrations\":{\"old_tag\":\"%s\",\"new_tag\":\"%s\",\"steps\":[%s]}".formatted(oldTag, newTag, step);
    }

    private static WorkerUpload migrating(String oldTag, String newTag, String step, String className) {
        return WorkerUpload.of(
                WorkerUpload.COUNTER,
                "\"migrations\":{\"old_tag\":\"%s\",\"new_tag\":\"%s\",\"steps\":[{\"%s\":[\"%s\"]}]}"
                        .formatted(oldTag, newTag, step, className));
    }
}
