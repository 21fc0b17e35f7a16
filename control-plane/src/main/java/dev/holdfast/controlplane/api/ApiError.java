package dev.holdfast.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One error in an envelope. */
@Schema(name = "Message")
public record ApiError(int code, String message, @Nullable String documentationUrl, ErrorMeta meta) {}
