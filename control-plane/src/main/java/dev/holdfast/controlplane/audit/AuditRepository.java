package dev.holdfast.controlplane.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Audit entries, always by account or by user. */
@ApplicationScoped
class AuditRepository implements PanacheRepositoryBase<AuditEntry, Long> {
    /** Entries of an account, newest first; one more than the limit if there are more. */
    List<AuditEntry> listOfAccount(String accountId, AuditQuery query) {
        return list("accountId = :owner", accountId, query);
    }

    /** Entries about what is the user's own. */
    List<AuditEntry> listOfUser(String userId, AuditQuery query) {
        return list("accountId is null and userId = :owner", userId, query);
    }

    private List<AuditEntry> list(String scope, String owner, AuditQuery query) {
        List<String> conditions = new ArrayList<>(List.of(scope));
        Map<String, Object> values = new HashMap<>(Map.of("owner", owner));
        query.conditions().forEach((condition, value) -> {
            String name = "value" + values.size();
            conditions.add(condition + " :" + name);
            values.put(name, value);
        });
        return find(String.join(" and ", conditions) + " order by number desc", values)
                .page(0, query.limit() + 1)
                .list();
    }
}
