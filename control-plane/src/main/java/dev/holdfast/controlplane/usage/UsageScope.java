package dev.holdfast.controlplane.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose usage is asked for; always of one account.
 *
 * @param worker id; empty: of any
 * @param namespace empty: workers' own invocations
 * @param object empty: all objects of the namespace together
 */
public record UsageScope(String account, Optional<String> worker, String namespace, String object) {
    /** Every worker's own invocations. */
    public static UsageScope workers(String account) {
        return new UsageScope(account, Optional.empty(), "", "");
    }

    /** A worker's own invocations. */
    public static UsageScope worker(String account, String worker) {
        return new UsageScope(account, Optional.of(worker), "", "");
    }

    public static UsageScope namespace(String account, String namespace) {
        return new UsageScope(account, Optional.empty(), namespace, "");
    }

    public static UsageScope object(String account, String namespace, String object) {
        return new UsageScope(account, Optional.empty(), namespace, object);
    }

    String condition() {
        return "account_id = :account AND namespace_id = :namespace AND object_id = :object"
                + (worker.isPresent() ? " AND worker_id = :worker" : "");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters =
                new HashMap<>(Map.of("account", account, "namespace", namespace, "object", object));
        worker.ifPresent(id -> parameters.put("worker", id));
        return parameters;
    }
}
