package dev.holdfast.controlplane.token;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows the value of an API token. */
final class ApiTokenRequest extends BaseAuthenticationRequest {
    private final String value;
    private final String address;

    ApiTokenRequest(String value, String address) {
        this.value = value;
        this.address = address;
    }

    String value() {
        return value;
    }

    /** Of the network, from which the request comes. */
    String address() {
        return address;
    }
}
