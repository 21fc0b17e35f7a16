package dev.holdfast.controlplane.identity;

/** Where an identity keeps by which API token it came. */
public final class CurrentToken {
    public static final String ID = "holdfast.token";

    private CurrentToken() {}
}
