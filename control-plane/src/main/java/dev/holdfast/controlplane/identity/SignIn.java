package dev.holdfast.controlplane.identity;

import dev.holdfast.controlplane.config.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Finds the user behind a verified identity. The first sight of a person creates the user and, through
 * {@link UserWelcomed}, an account of its own, all or nothing, and once even if several requests arrive together.
 */
@ApplicationScoped
public class SignIn {
    /** Keycloak's realm role of those who run the platform. */
    private static final String OPERATOR = "operator";

    private final UserRepository users;
    private final Event<UserWelcomed> welcomed;
    private final Ids ids;
    private final Clock clock;

    SignIn(UserRepository users, Event<UserWelcomed> welcomed, Ids ids, Clock clock) {
        this.users = users;
        this.welcomed = welcomed;
        this.ids = ids;
        this.clock = clock;
    }

    UserEntity userOf(SecurityIdentity identity) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (identity.getPrincipal() instanceof TokenPrincipal(String userId)) {
                return users.findByIdOptional(userId).orElseThrow(UnauthorizedException::new);
            }
            if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
                UserEntity user = userOf(Profile.of(token, identity.hasRole(OPERATOR)));
                requireNotEnded(user, Instant.ofEpochSecond(token.getIssuedAtTime()));
                return user;
            }
            throw new UnauthorizedException();
        });
    }

    private static void requireNotEnded(UserEntity user, Instant issuedOn) {
        if (user.signedOutOn != null && !issuedOn.isAfter(user.signedOutOn)) {
            throw new UnauthorizedException();
        }
    }

    private UserEntity userOf(Profile profile) {
        UserEntity user = users.findBySubject(profile.subject()).orElseGet(() -> welcome(profile));
        user.email = profile.email();
        user.emailVerified = profile.emailVerified();
        user.operator = profile.operator();
        return user;
    }

    private UserEntity welcome(Profile profile) {
        UserEntity user = new UserEntity();
        user.id = ids.hex();
        user.subject = profile.subject();
        user.email = profile.email();
        user.emailVerified = profile.emailVerified();
        user.firstName = profile.firstName();
        user.lastName = profile.lastName();
        user.operator = profile.operator();
        user.createdOn = clock.instant();
        if (users.addIfUnknown(user)) {
            welcomed.fire(new UserWelcomed(user.id, profile.email()));
        }
        return users.findBySubject(profile.subject()).orElseThrow();
    }
}
