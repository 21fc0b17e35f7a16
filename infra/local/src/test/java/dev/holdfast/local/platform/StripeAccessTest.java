package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeAccessTest {
    @TempDir
    private Path root;

    private PortPlan ports;
    private Secrets secrets;

    @BeforeEach
    void prepare() {
        PlatformHome home = PlatformHome.of(root, Map.of());
        home.create();
        ports = PortPlan.choose(Map.of(), Map.of(), new Properties());
        secrets = new Secrets(home, new SecureRandom());
    }

    @Test
    void withoutAKeyTheSandboxTakesThePayments() {
        StripeAccess access = StripeAccess.of(Map.of("HOLDFAST_STRIPE_SECRET_KEY", ""), ports, secrets);

        assertThat(access.sandbox()).isTrue();
        assertThat(access.apiBase()).isEqualTo(ports.stripeUrl());
        assertThat(access.toString()).doesNotContain(access.secretKey());
    }

    @Test
    void aKeyLeadsToStripeAndNeedsTheSecretOfTheWebhook() {
        Map<String, String> keys =
                Map.of("HOLDFAST_STRIPE_SECRET_KEY", "sk_live_1", "HOLDFAST_STRIPE_WEBHOOK_SECRET", "whsec_1");

        assertThat(StripeAccess.of(keys, ports, secrets))
                .isEqualTo(new StripeAccess("https://api.stripe.com", "sk_live_1", "whsec_1", false));
        assertThatThrownBy(() -> StripeAccess.of(Map.of("HOLDFAST_STRIPE_SECRET_KEY", "sk_live_1"), ports, secrets))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("HOLDFAST_STRIPE_WEBHOOK_SECRET");
    }
}
