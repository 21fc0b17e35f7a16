package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a migration comes to for a worker in a given state. Pure: nothing is changed until somebody stores it.
 *
 * @param tag the worker's tag afterwards
 * @param changes deletions first; nothing is said of classes that stay as they are
 * @param steps by name of the class, the kind of step to which the worker owes that it has the class; nothing for those
 *     that it had before
 * @param deleted names of classes that the worker had and deletes
 */
public record MigrationPlan(
        Optional<String> tag, List<NamespaceChange> changes, Map<String, String> steps, Set<String> deleted) {
    public MigrationPlan {
        changes = List.copyOf(changes);
        steps = Map.copyOf(steps);
        deleted = Set.copyOf(deleted);
    }

    /** An upload without a migration leaves everything as it is. */
    public static MigrationPlan none(Optional<String> tag) {
        return new MigrationPlan(tag, List.of(), Map.of(), Set.of());
    }

    /**
     * @param currentTag of the worker
     * @throws ApiException if the migration does not follow the current tag, or a step is not applicable
     */
    public static MigrationPlan of(Migration migration, Optional<String> currentTag, KnownClasses known) {
        requireTags(migration, currentTag);
        Work work = new Work(known);
        migration.steps().forEach(work::apply);
        return new MigrationPlan(
                migration.newTag().or(() -> currentTag), work.changes(), work.steps(), work.deletedNames);
    }

    private static void requireTags(Migration migration, Optional<String> currentTag) {
        if (!migration.oldTag().equals(currentTag)) {
            throw new ApiException(
                    ErrorCause.MIGRATION_TAG_MISMATCH,
                    "Migration tag precondition failed; current tag is '%s'".formatted(currentTag.orElse("")));
        }
        if (currentTag.isPresent() && migration.newTag().isEmpty()) {
            throw new ApiException(
                    ErrorCause.MIGRATION_TAG_MISMATCH,
                    "Migration tag precondition failed; current tag is '%s' and the migration has none"
                            .formatted(currentTag.get()));
        }
    }

    /** A class in the course of a migration; one that the migration itself creates has no namespace yet. */
    private record Held(Optional<String> namespaceId, StorageBackend storage, String step) {}

    /** The classes of the worker, step by step. */
    private static final class Work {
        private static final String BEFORE = "";

        private final KnownClasses known;
        private final Map<String, Held> classes = new LinkedHashMap<>();
        private final List<NamespaceChange> deletions = new ArrayList<>();
        private final Set<String> deletedNames = new HashSet<>();
        private final Set<String> taken = new HashSet<>();

        Work(KnownClasses known) {
            this.known = known;
            known.own()
                    .forEach((name, owned) ->
                            classes.put(name, new Held(Optional.of(owned.namespaceId()), owned.storage(), BEFORE)));
        }

        void apply(Migration.Step step) {
            step.deletedClasses().forEach(this::delete);
            rename(step.renamedClasses());
            step.transferredClasses().forEach(this::transfer);
            step.newClasses().forEach(name -> create(name, StorageBackend.KEY_VALUE, "new-class"));
            step.newSqliteClasses().forEach(name -> create(name, StorageBackend.SQLITE, "new-sqlite-class"));
        }

        private void delete(String name) {
            Held held = take(name, "delete-class");
            held.namespaceId().ifPresent(id -> deletions.add(new NamespaceChange.Delete(id)));
            deletedNames.add(name);
        }

        /** All at once, so that names can be exchanged. */
        private void rename(List<Migration.Rename> renames) {
            Map<Migration.Rename, Held> held = new LinkedHashMap<>();
            renames.forEach(rename -> held.put(rename, take(rename.from(), "rename-class")));
            held.forEach((rename, moved) -> put(
                    rename.to(),
                    new Held(
                            moved.namespaceId(),
                            moved.storage(),
                            moved.namespaceId().isPresent() ? "rename-class" : moved.step())));
        }

        private void transfer(Migration.Transfer transfer) {
            KnownClass found = known.of(transfer.fromScript(), transfer.from())
                    .filter(candidate -> taken.add(candidate.namespaceId()))
                    .orElseThrow(() -> notApplicable(
                            "Cannot apply transfer-class migration to class '%s': the script '%s' has no such class"
                                    .formatted(transfer.from(), transfer.fromScript())));
            put(transfer.to(), new Held(Optional.of(found.namespaceId()), found.storage(), "transfer-class"));
        }

        private void create(String name, StorageBackend storage, String step) {
            put(name, new Held(Optional.empty(), storage, step));
        }

        private Held take(String name, String step) {
            Held held = classes.remove(name);
            if (held == null) {
                throw notApplicable(
                        "Cannot apply %s migration to class '%s' which was not exported in the previous version of the script"
                                .formatted(step, name));
            }
            return held;
        }

        private void put(String name, Held held) {
            if (classes.putIfAbsent(name, held) != null) {
                throw notApplicable(
                        "Cannot apply %s migration to class '%s' that is already depended on by existing Durable Objects"
                                .formatted(held.step(), name));
            }
        }

        List<NamespaceChange> changes() {
            List<NamespaceChange> changes = new ArrayList<>(deletions);
            classes.forEach((name, held) -> {
                if (held.namespaceId().isEmpty()) {
                    changes.add(new NamespaceChange.Create(name, held.storage()));
                } else if (!isAsBefore(name, held)) {
                    changes.add(new NamespaceChange.Take(held.namespaceId().get(), name));
                }
            });
            return changes;
        }

        Map<String, String> steps() {
            Map<String, String> steps = new LinkedHashMap<>();
            classes.forEach((name, held) -> {
                if (!isAsBefore(name, held)) {
                    steps.put(name, held.step());
                }
            });
            return steps;
        }

        private boolean isAsBefore(String name, Held held) {
            KnownClass before = known.own().get(name);
            return before != null && held.namespaceId().equals(Optional.of(before.namespaceId()));
        }

        private static ApiException notApplicable(String message) {
            return new ApiException(ErrorCause.MIGRATION_NOT_APPLICABLE, message);
        }
    }
}
