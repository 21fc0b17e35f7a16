package dev.holdfast.controlplane.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows the value of an API token. */
final class ApiTokenRequest extends BaseAuthenticationRequest {
    private final String value;

    ApiTokenRequest(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
