package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.form.MalformedFormException;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import org.jspecify.annotations.Nullable;

/** A refusal in Stripe's shape. */
public final class ApiException extends RuntimeException {
    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String parameter;

    private ApiException(int status, String type, @Nullable String code, @Nullable String parameter, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
    }

    /** A request that makes no sense; {@code code} is one of Stripe's. */
    public static ApiException invalid(String code, @Nullable String parameter, String message) {
        return new ApiException(400, "invalid_request_error", code, parameter, message);
    }

    static ApiException malformed(MalformedFormException cause) {
        return invalid("parameter_invalid_string_encoding", null, cause.getMessage());
    }

    static ApiException missing(String kind, String id) {
        return new ApiException(
                404, "invalid_request_error", "resource_missing", "id", "No such %s: '%s'".formatted(kind, id));
    }

    /** A card that cannot be charged. */
    static ApiException declined() {
        return new ApiException(402, "card_error", "card_declined", null, "Your card was declined.");
    }

    static ApiException unauthorized(String message) {
        return new ApiException(401, "invalid_request_error", null, null, message);
    }

    static ApiException unknownUrl(String method, String path) {
        return new ApiException(
                404,
                "invalid_request_error",
                null,
                null,
                "Unrecognized request URL (%s: %s). The sandbox does not offer it.".formatted(method, path));
    }

    static ApiException idempotency(String message) {
        return new ApiException(400, "idempotency_error", null, null, message);
    }

    static ApiException internal() {
        return new ApiException(500, "api_error", null, null, "An error occurred in the sandbox; see its log.");
    }

    int status() {
        return status;
    }

    JsonObject body() {
        JsonObject error = JsonMembers.fresh()
                .set("type", type)
                .set("message", getMessage())
                .json();
        if (code != null) {
            JsonMembers.in(error).set("code", code);
        }
        if (parameter != null) {
            JsonMembers.in(error).set("param", parameter);
        }
        return JsonMembers.fresh().set("error", error).json();
    }
}
