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

/** Everything that can be configured of a pod. */
public record PodSettings(
        PodConfig pod,
        TenantsConfig tenants,
        SandboxConfig sandbox,
        ObjectsConfig objects,
        EgressConfig egress,
        CacheConfig cache,
        KvConfig kv,
        AssetsConfig assets,
        FreePlanConfig freePlan,
        SecretsConfig secrets) {}
