package dev.holdfast.pod.config;

import dev.holdfast.pod.PodSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings for tests: defaults, but for what a test says. */
public final class TestSettings {
    /** With which secrets are sealed. */
    public static final String SECRETS_KEYS = "test:" + "A".repeat(43) + "=";

    private TestSettings() {}

    public static PodSettings of(Map<String, String> values) {
        SmallRyeConfig config = config(values);
        return new PodSettings(
                config.getConfigMapping(PodConfig.class),
                config.getConfigMapping(TenantsConfig.class),
                config.getConfigMapping(SandboxConfig.class),
                config.getConfigMapping(ObjectsConfig.class),
                config.getConfigMapping(EgressConfig.class),
                config.getConfigMapping(CacheConfig.class),
                config.getConfigMapping(KvConfig.class),
                config.getConfigMapping(AssetsConfig.class),
                config.getConfigMapping(FreePlanConfig.class),
                config.getConfigMapping(SecretsConfig.class));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of(
                "holdfast.sandbox.command", "/nonexistent/sandbox",
                "holdfast.sandbox.directory", "/nonexistent",
                "holdfast.tenants.port", "0",
                "holdfast.secrets.keys", SECRETS_KEYS));
        all.putAll(values);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(PodConfig.class)
                .withMapping(TenantsConfig.class)
                .withMapping(SandboxConfig.class)
                .withMapping(ObjectsConfig.class)
                .withMapping(EgressConfig.class)
                .withMapping(CacheConfig.class)
                .withMapping(KvConfig.class)
                .withMapping(AssetsConfig.class)
                .withMapping(FreePlanConfig.class)
                .withMapping(SecretsConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }
}
