package dev.holdfast.contract;

/**
 * Tells pods that a published fact changed; whoever caches it must read it again.
 *
 * @param id of the changed thing: host name, name of a zone, worker id or namespace id
 */
public record Change(Kind kind, String id) {
    /** What changed. */
    public enum Kind {
        ROUTE,
        ZONE,
        DEPLOYMENT,
        NAMESPACE
    }
}
