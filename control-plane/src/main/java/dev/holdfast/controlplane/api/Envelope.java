package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer of the v4 API comes in (reference: wrangler-api 1.3).
 *
 * @param messages remarks that wrangler prints; the request was done nevertheless
 * @param result absent if and only if the request failed or there is nothing to say
 */
public record Envelope<T extends @Nullable Object>(
        boolean success,
        List<ApiError> errors,
        List<String> messages,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable T result,

        @Nullable Page resultInfo) {

    public static <T> Envelope<T> of(T result) {
        return new Envelope<>(true, List.of(), List.of(), result, null);
    }

    public static <T> Envelope<T> of(T result, Page page) {
        return new Envelope<>(true, List.of(), List.of(), result, page);
    }

    /** A result with remarks. */
    public static <T> Envelope<T> of(T result, List<String> messages) {
        return new Envelope<>(true, List.of(), messages, result, null);
    }

    /** Done, and nothing to say. */
    public static Envelope<Nothing> done() {
        return new Envelope<>(true, List.of(), List.of(), new Nothing(), null);
    }

    /** What a failure outside of any route is answered with. */
    public static Envelope<Nothing> failed(ErrorCause cause, String message, String requestId) {
        return failed(new ApiError(cause.code(), message, null, new ErrorMeta(requestId, null)));
    }

    static Envelope<Nothing> failed(ApiError error) {
        return new Envelope<>(false, List.of(error), List.of(), null, null);
    }
}
