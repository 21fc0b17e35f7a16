package dev.holdfast.pod.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.PodSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void everyKeyHasItsDefault() {
        PodSettings settings = TestSettings.of(Map.of("holdfast.tenants.port", "8787"));
        assertThat(settings.pod().name()).isEqualTo("pod-0");
        assertThat(settings.pod().version()).isEqualTo("unknown");
        assertThat(settings.pod().drainTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.tenants().domain()).isEqualTo("localhost");
        assertThat(settings.tenants().scheme()).isEqualTo("http");
        assertThat(settings.tenants().host()).isEqualTo("127.0.0.1");
        assertThat(settings.tenants().maxUrl().asLongValue()).isEqualTo(16 * 1024);
        assertThat(settings.tenants().maxHeaders().asLongValue()).isEqualTo(128 * 1024);
        assertThat(settings.tenants().maxBody().asLongValue()).isEqualTo(100L * 1024 * 1024);
        assertThat(settings.tenants().maxRequests()).isEqualTo(10_000);
        assertThat(settings.tenants().maxSockets()).isEqualTo(50_000);
        assertThat(settings.sandbox().confinement()).isEqualTo(ConfinementMode.AUTO);
        assertThat(settings.sandbox().startTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.sandbox().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.sandbox().maxResident().asLongValue()).isEqualTo(1L << 30);
        assertThat(settings.sandbox().scriptHeap().asLongValue()).isEqualTo(256L << 20);
        assertThat(settings.sandbox().isolateHeap().asLongValue()).isEqualTo(128L << 20);
        assertThat(settings.sandbox().startupCpu()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.sandbox().stuckGrace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.sandbox().idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.sandbox().spares()).isEqualTo(1);
        assertThat(settings.sandbox().maxProcesses()).isEqualTo(64);
        assertThat(settings.sandbox().maxExchanges()).isEqualTo(4096);
        assertThat(settings.objects().idleTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.objects().updateDelay()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.objects().storageTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.objects().leaseDuration()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.objects().leaseRenewal()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.objects().maxQueue()).isEqualTo(1000);
        assertThat(settings.egress().allowed()).isEmpty();
        assertThat(settings.egress().denied()).isEmpty();
        assertThat(settings.egress().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.egress().idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.egress().maxHeaders().asLongValue()).isEqualTo(128 * 1024);
        assertThat(settings.egress().maxOpenPerAccount()).isEqualTo(1000);
        assertThat(settings.egress().maxConnectionsPerOrigin()).isEqualTo(32);
        assertThat(settings.egress().accountTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.egress().paidSubrequests()).isEqualTo(10_000);
        assertThat(settings.egress().freeSubrequests()).isEqualTo(50);
        assertThat(settings.cache().maxTotal().asLongValue()).isEqualTo(128L << 20);
        assertThat(settings.cache().maxPerWorker().asLongValue()).isEqualTo(16L << 20);
        assertThat(settings.cache().maxResponse().asLongValue()).isEqualTo(4L << 20);
        assertThat(settings.kv().maxInTransit().asLongValue()).isEqualTo(256L << 20);
        assertThat(settings.assets().maxMemory().asLongValue()).isEqualTo(64L << 20);
        assertThat(settings.freePlan().sqliteObjects()).isFalse();
    }

    @Test
    void everyKeyCanBeSet() {
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.pod.name", "pod-7",
                "holdfast.tenants.port", "1234",
                "holdfast.sandbox.command", "/opt/sandbox",
                "holdfast.sandbox.directory", "/tmp/s",
                "holdfast.sandbox.confinement", "required",
                "holdfast.objects.update-delay", "30s",
                "holdfast.egress.allowed", "10.0.0.0/8,::1/128",
                "holdfast.cache.max-total", "1G",
                "holdfast.free-plan.sqlite-objects", "true",
                "holdfast.secrets.keys", "a:key"));
        assertThat(settings.pod().name()).isEqualTo("pod-7");
        assertThat(settings.tenants().port()).isEqualTo(1234);
        assertThat(settings.sandbox().command()).isEqualTo(Path.of("/opt/sandbox"));
        assertThat(settings.sandbox().directory()).isEqualTo(Path.of("/tmp/s"));
        assertThat(settings.sandbox().confinement()).isEqualTo(ConfinementMode.REQUIRED);
        assertThat(settings.objects().updateDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.egress().allowed().orElseThrow()).containsExactly("10.0.0.0/8", "::1/128");
        assertThat(settings.cache().maxTotal().asLongValue()).isEqualTo(1L << 30);
        assertThat(settings.freePlan().sqliteObjects()).isTrue();
        assertThat(settings.secrets().keys()).isEqualTo("a:key");
    }
}
