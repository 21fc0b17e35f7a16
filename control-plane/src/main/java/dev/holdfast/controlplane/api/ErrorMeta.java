package dev.holdfast.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What else there is to know of an error.
 *
 * @param requestId under which the logs know the request
 * @param details present when several things are wrong
 */
@Schema(name = "ErrorMeta")
public record ErrorMeta(String requestId, @Nullable List<ErrorDetail> details) {}
