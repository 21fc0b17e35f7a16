package dev.holdfast.controlplane.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Servers;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class KeyRotationTest {
    private static final String OLD_KEY = Servers.SECRETS_KEYS.split(",")[1];

    @Inject
    KeyRotation rotation;

    @Inject
    SecretVault vault;

    @Test
    void secretsOfAnOlderKeyAreSealedAndPublishedAgain() {
        Tenant tenant = Tenant.signUp();
        String worker = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .extract()
                .path("result.tag");
        tenant.as()
                .body(Map.of("name", "TOKEN", "text", "hush", "type", "secret_text"))
                .put("/workers/scripts/hello/secrets")
                .then()
                .statusCode(200);
        String version = tenant.as()
                .get("/workers/scripts/hello/deployments")
                .then()
                .extract()
                .path("result.deployments[0].versions[0].version_id");
        String context = SecretContext.ofBinding(worker, "TOKEN");
        String old = KeyRing.parse(OLD_KEY).seal(context, "hush");
        QuarkusTransaction.requiringNew().run(() -> {
            SecretEntity secret = vault.find("workerId", worker).singleResult();
            secret.keyId = KeyRing.keyOf(old);
            secret.sealed = old;
        });

        rotation.run();

        String sealed = QuarkusTransaction.requiringNew()
                .call(() -> vault.find("workerId", worker).<SecretEntity>singleResult().sealed);
        assertThat(KeyRing.keyOf(sealed)).isEqualTo("now");
        assertThat(KeyRing.parse(Servers.SECRETS_KEYS).open(context, sealed)).isEqualTo("hush");
        assertThat(Published.get("holdfast:bundle:" + version)).contains(sealed);
    }
}
