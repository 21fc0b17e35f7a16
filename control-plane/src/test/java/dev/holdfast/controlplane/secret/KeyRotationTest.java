package dev.holdfast.controlplane.secret;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Servers;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class KeyRotationTest {
    private static final String OLD_KEY = Servers.SECRETS_KEYS.split(",")[1];
    private static final String LOST_KEY = "lost:" + "I".repeat(43) + "=";

    private final KeyRotation rotation = bean(KeyRotation.class);

    private final SecretVault vault = bean(SecretVault.class);

    @Test
    void secretsOfAnOlderKeyAreSealedAndPublishedAgain() {
        Tenant tenant = Tenant.signUp();
        String worker = deploy(tenant);
        String version = put(tenant, "TOKEN");
        seal(worker, "TOKEN", OLD_KEY);

        rotation.run();

        String sealed = sealed(worker, "TOKEN");
        assertThat(KeyRing.keyOf(sealed)).isEqualTo("now");
        assertThat(KeyRing.parse(Servers.SECRETS_KEYS).open(SecretContext.ofBinding(worker, "TOKEN"), sealed))
                .isEqualTo("hush");
        assertThat(Published.get("holdfast:bundle:" + version)).contains(sealed);
    }

    @Test
    void aSecretWhoseKeyIsLostHoldsNoOtherUp() {
        Tenant tenant = Tenant.signUp();
        String worker = deploy(tenant);
        for (String name : new String[] {"A", "B", "C"}) {
            put(tenant, name);
            seal(worker, name, name.equals("B") ? LOST_KEY : OLD_KEY);
        }

        rotation.run();

        assertThat(KeyRing.keyOf(sealed(worker, "A"))).isEqualTo("now");
        assertThat(KeyRing.keyOf(sealed(worker, "B"))).isEqualTo("lost");
        assertThat(KeyRing.keyOf(sealed(worker, "C"))).isEqualTo("now");
    }

    private static String deploy(Tenant tenant) {
        return tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.tag");
    }

    /** Puts a secret, and says which version that made. */
    private static String put(Tenant tenant, String name) {
        tenant.as()
                .body(Map.of("name", name, "text", "hush", "type", "secret_text"))
                .put("/workers/scripts/hello/secrets")
                .then()
                .statusCode(200);
        return tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .extract()
                .path("result.deployments[0].versions[0].version_id");
    }

    /** As if another key had sealed the secret. */
    private void seal(String worker, String name, String key) {
        String sealed = KeyRing.parse(key).seal(SecretContext.ofBinding(worker, name), "hush");
        QuarkusTransaction.requiringNew().run(() -> {
            SecretEntity secret = secret(worker, name);
            secret.keyId = KeyRing.keyOf(sealed);
            secret.sealed = sealed;
        });
    }

    private String sealed(String worker, String name) {
        return QuarkusTransaction.requiringNew().call(() -> secret(worker, name).sealed);
    }

    private SecretEntity secret(String worker, String name) {
        return vault.find("workerId = ?1 and name = ?2", worker, name).singleResult();
    }
}
