package dev.holdfast.controlplane.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error in an envelope.
 *
 * @param meta holds {@code request_id}, under which the logs know the request
 */
public record ApiError(int code, String message, @Nullable String documentationUrl, Map<String, String> meta) {}
