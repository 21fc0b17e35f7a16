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
     * One step; steps build on each other. Within one, classes are deleted first, then renamed, then transferred, then
     * created.
     *
     * @param newClasses get key-value storage
     * @param newSqliteClasses get SQLite storage
     * @param renamedClasses keep their objects under another name
     * @param deletedClasses lose their objects
     * @param transferredClasses come from other workers of the account, with their objects
     */
    public record Step(
            List<String> newClasses,
            List<String> newSqliteClasses,
            List<Rename> renamedClasses,
            List<String> deletedClasses,
            List<Transfer> transferredClasses) {
        public Step {
            newClasses = List.copyOf(newClasses);
            newSqliteClasses = List.copyOf(newSqliteClasses);
            renamedClasses = List.copyOf(renamedClasses);
            deletedClasses = List.copyOf(deletedClasses);
            transferredClasses = List.copyOf(transferredClasses);
        }
    }

    /** A class of the worker is called otherwise from now on. */
    public record Rename(String from, String to) {}

    /**
     * A class of another worker becomes one of this worker.
     *
     * @param fromScript the other worker's name
     */
    public record Transfer(String from, String fromScript, String to) {}
}
