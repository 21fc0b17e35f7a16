package dev.holdfast.controlplane.upload;

import dev.holdfast.contract.AssetConfig;
import java.util.Optional;

/**
 * Static files as an upload asks for them.
 *
 * @param completionToken of their upload; absent: those of the previous version
 */
public record UploadedAssets(Optional<String> completionToken, AssetConfig config) {}
