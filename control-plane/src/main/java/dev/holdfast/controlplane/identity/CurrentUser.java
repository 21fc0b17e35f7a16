package dev.holdfast.controlplane.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The user on whose behalf the request is made. */
@RequestScoped
public class CurrentUser {
    private final SecurityIdentity identity;
    private final SignIn signIn;
    private @Nullable UserEntity user;

    CurrentUser(SecurityIdentity identity, SignIn signIn) {
        this.identity = identity;
        this.signIn = signIn;
    }

    /** @throws io.quarkus.security.UnauthorizedException if the request is nobody's */
    public UserEntity get() {
        UserEntity known = user;
        if (known == null) {
            known = signIn.userOf(identity);
            user = known;
        }
        return known;
    }
}
