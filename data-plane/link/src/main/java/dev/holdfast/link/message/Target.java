package dev.holdfast.link.message;

import java.util.Optional;

/** Where a request goes. */
public sealed interface Target {
    /** Pod to sandbox: a version's stateless entrypoint. */
    record Worker(int version) implements Target {}

    /** Pod to sandbox: an object placed there by {@code StartObject}. */
    record PlacedObject(long object) implements Target {}

    /**
     * Sandbox to pod: an object that may live anywhere. The pod checks that the calling version has a binding to the
     * namespace and that the id belongs to it.
     *
     * @param version that calls
     * @param caller object that calls, 0 for a stateless event
     * @param id 64 hex digits
     */
    record AnyObject(int version, long caller, String namespaceId, String id, Optional<String> name)
            implements Target {}
}
