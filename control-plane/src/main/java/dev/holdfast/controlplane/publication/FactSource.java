package dev.holdfast.controlplane.publication;

import java.util.List;
import java.util.Optional;

/** Knows the facts of one kind as the database has them now. Called inside a transaction. */
public interface FactSource {
    FactKind kind();

    /** The record to publish under a key; absent if there is none any more. */
    Optional<?> find(String key);

    /** Puts what the fact leads to where pods find it; called before the fact itself is published. */
    default void prepare(String key) {}

    /** All keys that pods need. */
    List<String> keys();
}
