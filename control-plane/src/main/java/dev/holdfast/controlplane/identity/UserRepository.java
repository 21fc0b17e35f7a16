package dev.holdfast.controlplane.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Users by id and by Keycloak's subject. */
@ApplicationScoped
public class UserRepository implements PanacheRepositoryBase<UserEntity, String> {
    Optional<UserEntity> findBySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    public List<UserEntity> listByIds(List<String> ids) {
        return list("id in ?1", ids);
    }

    /** Adds the user unless the subject is known already; says whether it did. Safe against concurrent first visits. */
    boolean addIfUnknown(UserEntity user) {
        return getEntityManager()
                        .createNativeQuery("""
                                INSERT INTO app_user (id, subject, email, email_verified, first_name, last_name, operator, created_on)
                                VALUES (:id, :subject, :email, :verified, :firstName, :lastName, :operator, :createdOn)
                                ON CONFLICT (subject) DO NOTHING""")
                        .setParameter("id", user.id)
                        .setParameter("subject", user.subject)
                        .setParameter("email", user.email)
                        .setParameter("verified", user.emailVerified)
                        .setParameter("firstName", user.firstName)
                        .setParameter("lastName", user.lastName)
                        .setParameter("operator", user.operator)
                        .setParameter("createdOn", user.createdOn)
                        .executeUpdate()
                == 1;
    }
}
