package dev.holdfast.pod.config;

import io.smallrye.config.ConfigMapping;

/** Tenants' secrets, which are published sealed. */
@ConfigMapping(prefix = "holdfast.secrets")
public interface SecretsConfig {
    /** The keys that open secrets, the same as the control plane's: {@code id:key,id:key}, each 32 bytes in base64. */
    String keys();
}
