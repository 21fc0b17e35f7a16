package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.AssetConfig;

/**
 * The static files of a version.
 *
 * @param manifestId 32 hex digits
 */
public record VersionAssets(String manifestId, AssetConfig config) {}
