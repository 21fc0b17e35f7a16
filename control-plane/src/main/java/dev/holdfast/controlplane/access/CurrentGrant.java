package dev.holdfast.controlplane.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;

/** What the credentials of the request are good for. */
@RequestScoped
public class CurrentGrant {
    /** The attribute of an identity that holds its {@link Grant}; absent: everything. */
    public static final String ATTRIBUTE = "holdfast.grant";

    private final SecurityIdentity identity;

    CurrentGrant(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Grant get() {
        return Objects.requireNonNullElseGet(identity.<Grant>getAttribute(ATTRIBUTE), Grant::everything);
    }
}
