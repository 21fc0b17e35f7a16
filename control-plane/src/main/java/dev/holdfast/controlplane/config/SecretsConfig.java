package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tenants' secrets are sealed. */
@ConfigMapping(prefix = "holdfast.secrets")
public interface SecretsConfig {
    /**
     * The key ring, the same as the pods': {@code id:key,id:key}, each key 32 bytes in base64. The first seals, all
     * open.
     */
    String keys();

    /** How often secrets are looked for that another key than the first seals; they are sealed again. */
    @WithDefault("5m")
    Duration resealEvery();
}
