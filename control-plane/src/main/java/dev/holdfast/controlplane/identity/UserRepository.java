package dev.holdfast.controlplane.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Users by id and by Keycloak's subject. */
@ApplicationScoped
public class UserRepository implements PanacheRepositoryBase<UserEntity, String> {
    Optional<UserEntity> findBySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /** Adds the user unless the subject is known already; says whether it did. Safe against concurrent first visits. */
    boolean addIfUnknown(UserEntity user) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO app_user (id, subject, email, first_name, last_name, created_on)
                                VALUES (:id, :subject, :email, :firstName, :lastName, :createdOn)
                                ON CONFLICT (subject) DO NOTHING""")
                        .setParameter("id", user.id)
                        .setParameter("subject", user.subject)
                        .setParameter("email", user.email)
                        .setParameter("firstName", user.firstName)
                        .setParameter("lastName", user.lastName)
                        .setParameter("createdOn", user.createdOn)
                        .executeUpdate()
                == 1;
    }
}
