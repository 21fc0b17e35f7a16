package dev.holdfast.controlplane.asset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param jwt the completion token, once everything is there */
@Schema(name = "AssetUploadResult")
public record AssetUploadView(@Nullable String jwt) {}
