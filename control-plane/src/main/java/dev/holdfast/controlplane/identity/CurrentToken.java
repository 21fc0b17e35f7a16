package dev.holdfast.controlplane.identity;

/** Where an identity keeps by which API token it came. */
final class CurrentToken {
    static final String ID = "holdfast.token";

    private CurrentToken() {}
}
