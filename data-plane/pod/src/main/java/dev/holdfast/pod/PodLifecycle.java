package dev.holdfast.pod;

import dev.holdfast.pod.config.AssetsConfig;
import dev.holdfast.pod.config.CacheConfig;
import dev.holdfast.pod.config.EgressConfig;
import dev.holdfast.pod.config.FreePlanConfig;
import dev.holdfast.pod.config.KvConfig;
import dev.holdfast.pod.config.ObjectsConfig;
import dev.holdfast.pod.config.PodConfig;
import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.config.SecretsConfig;
import dev.holdfast.pod.config.TenantsConfig;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the pod with the application, and stops it with it. */
@ApplicationScoped
public class PodLifecycle {
    private final Pod pod;
    private volatile boolean serving;

    PodLifecycle(
            Vertx vertx,
            Redis redis,
            MeterRegistry registry,
            PodConfig podConfig,
            TenantsConfig tenants,
            SandboxConfig sandbox,
            ObjectsConfig objects,
            EgressConfig egress,
            CacheConfig cache,
            KvConfig kv,
            AssetsConfig assets,
            FreePlanConfig freePlan,
            SecretsConfig secrets) {
        requireExecutable(sandbox.command());
        pod = new Pod(
                vertx,
                redis,
                registry,
                ProcessLauncher.prepare(sandbox),
                new PodSettings(podConfig, tenants, sandbox, objects, egress, cache, kv, assets, freePlan, secrets));
    }

    void start(@Observes StartupEvent event) {
        pod.start();
        serving = true;
    }

    void stop(@Observes ShutdownEvent event) {
        serving = false;
        pod.stop();
    }

    private static void requireExecutable(Path command) {
        if (!Files.isExecutable(command)) {
            throw new IllegalStateException("holdfast.sandbox.command is not an executable file: " + command);
        }
    }

    boolean isServing() {
        return serving;
    }

    boolean hearsChanges() {
        return pod.hearsChanges();
    }
}
