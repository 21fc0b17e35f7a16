package dev.holdfast.controlplane.namespace;

import java.util.List;
import java.util.Optional;

/**
 * What an upload wants done to the worker's classes (reference: durable-objects 9.2).
 *
 * @param oldTag which migration the client believes to be the last one; absent: none
 * @param newTag which it is afterwards
 */
public record Migration(Optional<String> oldTag, Optional<String> newTag, List<Step> steps) {
    public Migration {
        steps = List.copyOf(steps);
    }

    /**
     * One step; steps build on each other.
     *
     * @param newClasses get key-value storage
     * @param newSqliteClasses get SQLite storage
     */
    public record Step(List<String> newClasses, List<String> newSqliteClasses) {
        public Step {
            newClasses = List.copyOf(newClasses);
            newSqliteClasses = List.copyOf(newSqliteClasses);
        }
    }
}
