package dev.holdfast.contract.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where a trace comes from.
 *
 * @param account id
 * @param worker id
 * @param namespace id; null for a worker's own invocations
 * @param object id; null likewise
 * @param objectName null also for objects without a name
 * @param request id of the client's request in which it began, or one of its own
 * @param pod name
 */
public record TraceSource(
        String account,
        String worker,
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String objectName,
        String request,
        String pod) {}
