package dev.holdfast.controlplane.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One error in an envelope.
 *
 * @param meta holds {@code request_id}, under which the logs know the request
 */
@Schema(name = "Message")
public record ApiError(int code, String message, @Nullable String documentationUrl, Map<String, String> meta) {}
