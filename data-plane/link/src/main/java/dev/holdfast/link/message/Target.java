package dev.holdfast.link.message;

import java.util.Optional;

/** Where a request goes. */
public sealed interface Target {
    /**
     * Pod to sandbox: a stateless entrypoint of a version.
     *
     * @param entrypoint name of the export; empty for the default one
     * @param props JSON of what {@code ctx.props} shows; empty for nothing
     */
    record Worker(int version, String entrypoint, String props) implements Target {
        /** The default entrypoint. */
        public Worker(int version) {
            this(version, "", "");
        }
    }

    /** Pod to sandbox: an object placed there by {@code StartObject}. */
    record PlacedObject(long object) implements Target {}

    /**
     * Sandbox to pod: an object that may live anywhere. The pod checks that the calling version has a binding to the
     * namespace and that the id belongs to it.
     *
     * @param version that calls
     * @param caller object that calls, 0 for a stateless event
     * @param id 64 hex digits
     * @param event exchange of the event that calls, 0 when it has ended; the pod counts with it how long a chain is
     */
    record AnyObject(int version, long caller, String namespaceId, String id, Optional<String> name, long event)
            implements Target {
        /** A call that belongs to no event. */
        public AnyObject(int version, long caller, String namespaceId, String id, Optional<String> name) {
            this(version, caller, namespaceId, id, name, 0);
        }
    }

    /**
     * Sandbox to pod: a stateless entrypoint, bound to the calling version as a service or its own. The pod looks the
     * binding up and decides where it leads.
     *
     * @param version that calls
     * @param event exchange of the event that calls, 0 when it has ended
     * @param binding name of the binding; empty: an entrypoint of the calling version itself
     * @param entrypoint of the calling version, empty for the default one; without meaning for a binding
     * @param props as in {@link Worker}; without meaning for a binding
     */
    record Service(int version, long event, Optional<String> binding, String entrypoint, String props)
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
