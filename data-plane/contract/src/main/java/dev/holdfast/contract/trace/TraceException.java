package dev.holdfast.contract.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * What nobody caught.
 *
 * @param stack the frames, without name and message; absent when there are none
 * @param timestamp in milliseconds since the epoch
 */
public record TraceException(
        String name,
        String message,
        @JsonInclude(Include.NON_NULL) @Nullable String stack,
        long timestamp) {}
