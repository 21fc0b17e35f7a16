package dev.holdfast.controlplane.identity;

import java.security.Principal;

/** A program that acts for a user by an API token. */
public record TokenPrincipal(String userId) implements Principal {
    @Override
    public String getName() {
        return userId;
    }
}
