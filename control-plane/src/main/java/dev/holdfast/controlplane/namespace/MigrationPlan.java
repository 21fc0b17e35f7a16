package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a migration comes to for a worker in a given state. Pure: nothing is changed until somebody stores it.
 *
 * @param tag the worker's tag afterwards
 * @param created the classes that get a namespace, in order
 */
public record MigrationPlan(Optional<String> tag, Map<String, StorageBackend> created) {

    /** An upload without a migration leaves everything as it is. */
    public static MigrationPlan none(Optional<String> tag) {
        return new MigrationPlan(tag, Map.of());
    }

    /**
     * @param currentTag of the worker
     * @param existing names of the classes that have a namespace
     * @throws ApiException if the migration does not follow the current tag, or a step is not applicable
     */
    public static MigrationPlan of(Migration migration, Optional<String> currentTag, Set<String> existing) {
        requireTags(migration, currentTag);
        Map<String, StorageBackend> created = new LinkedHashMap<>();
        for (Migration.Step step : migration.steps()) {
            step.newClasses().forEach(name -> create(name, StorageBackend.KEY_VALUE, existing, created));
            step.newSqliteClasses().forEach(name -> create(name, StorageBackend.SQLITE, existing, created));
        }
        return new MigrationPlan(migration.newTag().or(() -> currentTag), created);
    }

    /**
     * Refuses code that does not export what the plan creates, or no longer exports what objects depend on.
     *
     * @param existing names of the classes that have a namespace already
     * @param exported names of the classes that the code exports
     */
    public void requireExports(Set<String> existing, Set<String> exported) {
        for (Map.Entry<String, StorageBackend> entry : created.entrySet()) {
            if (!exported.contains(entry.getKey())) {
                throw new ApiException(
                        ErrorCause.CLASS_NOT_EXPORTED,
                        "Cannot apply %s migration to class '%s' that is not exported by script"
                                .formatted(stepName(entry.getValue()), entry.getKey()));
            }
        }
        List<String> missing = new ArrayList<>(existing);
        missing.removeAll(exported);
        if (!missing.isEmpty()) {
            throw new ApiException(
                    ErrorCause.CLASS_NO_LONGER_EXPORTED,
                    ("New version of script does not export class '%s' which is depended on by existing Durable Objects."
                                    + " Did you forget to include it?")
                            .formatted(missing.getFirst()));
        }
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

    private static void create(
            String name, StorageBackend storage, Set<String> existing, Map<String, StorageBackend> created) {
        if (existing.contains(name) || created.containsKey(name)) {
            throw new ApiException(
                    ErrorCause.MIGRATION_NOT_APPLICABLE,
                    "Cannot apply %s migration to class '%s' that is already depended on by existing Durable Objects"
                            .formatted(stepName(storage), name));
        }
        created.put(name, storage);
    }

    private static String stepName(StorageBackend storage) {
        return switch (storage) {
            case KEY_VALUE -> "new-class";
            case SQLITE -> "new-sqlite-class";
        };
    }
}
