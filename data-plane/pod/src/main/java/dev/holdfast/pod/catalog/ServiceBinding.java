package dev.holdfast.pod.catalog;

/**
 * A version's right to call a stateless entrypoint of a worker.
 *
 * @param entrypoint name of the export, empty for the default one
 * @param props JSON of what the entrypoint's {@code ctx.props} shows, empty for nothing
 */
public record ServiceBinding(String workerId, String entrypoint, String props) {}
