package dev.holdfast.controlplane.worker.deployment;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.worker.VersionEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a deployment brings back.
 *
 * @param returning versions that do not serve now and are older than one that does
 * @param serving versions that serve now
 */
record Rollback(List<VersionEntity> returning, List<VersionEntity> serving) {
    static Rollback of(List<VersionEntity> wanted, List<VersionEntity> serving) {
        List<UUID> ids = serving.stream().map(each -> each.id).toList();
        int newest = serving.stream().mapToInt(each -> each.number).max().orElse(0);
        return new Rollback(
                wanted.stream()
                        .filter(each -> each.number < newest && !ids.contains(each.id))
                        .toList(),
                serving);
    }

    /** Refuses to bring back a secret's former value unasked: it may have been changed because it became known. */
    void requireSameSecrets() {
        TreeSet<String> changed = new TreeSet<>();
        for (VersionEntity version : returning) {
            version.secrets.forEach((name, id) -> {
                if (serving.stream().anyMatch(each -> differs(each, name, id))) {
                    changed.add(name);
                }
            });
        }
        if (!changed.isEmpty()) {
            throw new ApiException(
                    ErrorCause.SECRETS_CHANGED, "The following secrets have changed: " + String.join(", ", changed));
        }
    }

    /** What is known about the deployment, with a word about why when it is one back. */
    Map<String, String> annotated(Map<String, String> annotations) {
        if (returning.isEmpty()) {
            return annotations;
        }
        Map<String, String> all = new TreeMap<>(annotations);
        all.putIfAbsent("workers/triggered_by", "rollback");
        return all;
    }

    private static boolean differs(VersionEntity version, String name, UUID id) {
        return Optional.ofNullable(version.secrets.get(name))
                .filter(other -> !other.equals(id))
                .isPresent();
    }
}
