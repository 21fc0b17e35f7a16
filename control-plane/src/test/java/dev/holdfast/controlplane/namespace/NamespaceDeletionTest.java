package dev.holdfast.controlplane.namespace;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.RedisUnderTest;
import dev.holdfast.controlplane.testing.StoredObjects;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class NamespaceDeletionTest {
    private static final String DELETE =
            "\"migrations\":{\"old_tag\":\"v1\",\"new_tag\":\"v2\",\"steps\":[{\"deleted_classes\":[\"Counter\"]}]}";

    @Test
    void theObjectsOfADeletedClassGoAndThoseOfOthersStay() {
        Tenant tenant = Tenant.paying();
        String other = namespace(tenant, "other");
        String namespace = namespace(tenant, "counter");
        StoredObjects deleted = StoredObjects.of(namespace, 300);
        StoredObjects kept = StoredObjects.of(other, 3);

        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.HELLO, DELETE)).statusCode(200);

        finished(namespace);
        assertThat(deleted.keys()).noneMatch(Published::has);
        assertThat(deleted.alarms()).isZero();
        assertThat(kept.keys()).allMatch(Published::has);
        assertThat(kept.alarms()).isEqualTo(3);
        assertThat(Published.get(RedisKeys.namespace(namespace))).contains("\"gone\":true");
        assertThat(Published.has(RedisKeys.namespaceGone(Shards.COUNT - 1, namespace)))
                .isTrue();
        tenant.as()
                .get("/workers/durable_objects/deletions")
                .then()
                .statusCode(200)
                .body("result[0].namespace_id", equalTo(namespace))
                .body("result[0].class", equalTo("Counter"))
                .body("result[0].deleted_objects", equalTo(300))
                .body("result[0].shards_done", equalTo(Shards.COUNT))
                .body("result[0].finished_on", notNullValue());
    }

    @Test
    void aClassThatIsCreatedAgainHasAnotherNamespace() {
        Tenant tenant = Tenant.paying();
        String namespace = namespace(tenant, "counter");

        tenant.deploy(
                        "counter",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER,
                                WorkerUpload.BIND_COUNTER,
                                "\"migrations\":{\"old_tag\":\"v1\",\"new_tag\":\"v2\",\"steps\":[{\"deleted_classes\":[\"Counter\"]},{\"new_sqlite_classes\":[\"Counter\"]}]}"))
                .statusCode(200);

        String again = tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result[0].id");
        assertThat(again).isNotEqualTo(namespace);
        finished(namespace);
    }

    @Test
    void whatIsDeletedWhileRedisIsDownIsDeletedWhenItIsBack() {
        Tenant tenant = Tenant.paying();
        String namespace = namespace(tenant, "counter");
        StoredObjects objects = StoredObjects.of(namespace, 20);
        RedisUnderTest.crash();
        try {
            tenant.as().delete("/workers/services/counter?force=true").then().statusCode(200);
        } finally {
            RedisUnderTest.startAgain();
        }

        finished(namespace);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> objects.keys().noneMatch(Published::has));
    }

    private static String namespace(Tenant tenant, String script) {
        tenant.deploy(script, WorkerUpload.counter()).statusCode(200);
        return tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result.find { it.script == '%s' }.id".formatted(script));
    }

    private static void finished(String namespace) {
        NamespaceDeletionRepository deletions = bean(NamespaceDeletionRepository.class);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<NamespaceDeletionEntity> found =
                    QuarkusTransaction.requiringNew().call(() -> deletions.list("namespaceId", namespace));
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().finishedOn).isNotNull();
        });
    }
}
