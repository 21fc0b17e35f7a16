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
     * @param event exchange of the event that calls, 0 when it is over
     * @param id 64 hex digits
     */
    record AnyObject(int version, long caller, long event, String namespaceId, String id, Optional<String> name)
            implements Target {}

    /**
     * Sandbox to pod: a server outside of the sandbox, named by the request's URL. Refused by the pod where tenants
     * have no business.
     *
     * @param version that calls
     * @param caller object that calls, 0 for a stateless event
     * @param event exchange of the event that calls, 0 when it is over
     */
    record Outside(int version, long caller, long event) implements Target {}

    /**
     * Sandbox to pod: the worker's cache. The request's method says what to do: {@code GET} looks an answer up,
     * {@code PUT} keeps the request's body with the given head, {@code DELETE} forgets.
     *
     * @param version that asks
     * @param event exchange of the event that asks, 0 when it is over
     * @param cache name of the cache, empty for the default one
     * @param kept head of the response to keep; only with {@code PUT}
     */
    record Cache(int version, long event, String cache, Optional<Kept> kept) implements Target {}

    /** Head of a response that is to be kept. */
    record Kept(int status, String statusText, Headers headers) {}
}
