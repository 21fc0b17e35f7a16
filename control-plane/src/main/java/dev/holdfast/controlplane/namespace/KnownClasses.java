package dev.holdfast.controlplane.namespace;

import java.util.Map;
import java.util.Optional;

/** The classes of an account as they are before a change, seen from one of its workers. */
public interface KnownClasses {
    /** The worker's own, by name. */
    Map<String, KnownClass> own();

    /** One of another worker of the account. */
    Optional<KnownClass> of(String script, String className);
}
