package dev.holdfast.controlplane.member;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invitations, by account for those who invite, and by address or secret for those who are invited. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<InvitationEntity, String> {
    List<InvitationEntity> listOpen(String accountId, Instant now) {
        return list("accountId = ?1 and status = 'pending' and expiresOn > ?2 order by createdOn, id", accountId, now);
    }

    Optional<InvitationEntity> findOfAccount(String accountId, String id) {
        return find("accountId = ?1 and id = ?2 and status = 'pending'", accountId, id)
                .firstResultOptional();
    }

    /** Pending, though it may have expired. */
    Optional<InvitationEntity> findPending(String accountId, String email) {
        return find("accountId = ?1 and email = ?2 and status = 'pending'", accountId, email)
                .firstResultOptional();
    }

    List<InvitationEntity> listOpenFor(String email, Instant now) {
        return list("email = ?1 and status = 'pending' and expiresOn > ?2 order by createdOn, id", email, now);
    }
}
