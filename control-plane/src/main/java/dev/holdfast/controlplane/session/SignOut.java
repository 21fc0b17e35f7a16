package dev.holdfast.controlplane.session;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.identity.UserEntity;
import dev.holdfast.controlplane.identity.UserRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends every session of a user: here at once, browsers and programs alike, then at the identity provider. API tokens
 * are no sessions and remain.
 */
@ApplicationScoped
class SignOut {
    private final UserRepository users;
    private final ProviderSessions provider;
    private final Event<SignedOutEverywhere> signedOut;
    private final AuditLog audit;
    private final Clock clock;

    SignOut(
            UserRepository users,
            ProviderSessions provider,
            Event<SignedOutEverywhere> signedOut,
            AuditLog audit,
            Clock clock) {
        this.users = users;
        this.provider = provider;
        this.signedOut = signedOut;
        this.audit = audit;
        this.clock = clock;
    }

    /** As the audit log shows it. */
    record Ended(@Nullable Instant signedOutOn) {}

    /**
     * @return since when all former sessions are over
     * @throws dev.holdfast.controlplane.api.ApiException if the provider did not end its own; those here are over even
     *     so
     */
    Instant everywhere(String userId) {
        Instant now = clock.instant();
        String subject = QuarkusTransaction.requiringNew().call(() -> {
            UserEntity user = users.findById(userId);
            audit.recordOwn(AuditedChange.updated("session", userId, new Ended(user.signedOutOn), new Ended(now)));
            user.signedOutOn = now;
            signedOut.fire(new SignedOutEverywhere(userId));
            return user.subject;
        });
        provider.endAllOf(subject);
        return now;
    }
}
