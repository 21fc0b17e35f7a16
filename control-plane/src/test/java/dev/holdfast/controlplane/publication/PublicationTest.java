package dev.holdfast.controlplane.publication;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.RedisUnderTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PublicationTest {
    @Test
    void whatIsDeployedWhileRedisIsDownIsPublishedWhenItIsBack() {
        Tenant tenant = Tenant.signUp();
        RedisUnderTest.crash();
        String version;
        try {
            version = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                    .statusCode(200)
                    .extract()
                    .path("result.deployment_id");
        } finally {
            RedisUnderTest.startAgain();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(Published.get("holdfast:bundle:" + version)).contains("Hello World"));
    }

    @Test
    void aFactThatCannotBePublishedDoesNotHoldUpTheOthers() {
        Outbox outbox = bean(Outbox.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.add(FactKind.BUNDLE, "not a version"));

        String version = Tenant.signUp()
                .deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");

        assertThat(Published.has("holdfast:bundle:" + version)).isTrue();
        long left = QuarkusTransaction.requiringNew().call(() -> outbox.delete("key", "not a version"));
        assertThat(left).isEqualTo(1);
    }

    @Test
    void anEmptyRedisIsFilledAgain() {
        Tenant tenant = Tenant.paying();
        String subdomain = tenant.pickSubdomain();
        String version = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        tenant.as()
                .body("{\"enabled\":true}")
                .post("/workers/scripts/counter/subdomain")
                .then()
                .statusCode(200);
        String namespace = tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result[0].id");
        String before = Published.get("holdfast:bundle:" + version);

        Published.loseAll();
        bean(Reconciler.class).reconcile();

        assertThat(Published.get("holdfast:bundle:" + version)).isEqualTo(before);
        assertThat(Published.has("holdfast:namespace:" + namespace)).isTrue();
        assertThat(Published.has("holdfast:route:counter." + subdomain + ".localhost"))
                .isTrue();
    }
}
