package dev.holdfast.controlplane.kv;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a KV namespace is to be called. */
public record KvNamespaceTitle(@NotBlank @Size(max = 512) String title) {}
