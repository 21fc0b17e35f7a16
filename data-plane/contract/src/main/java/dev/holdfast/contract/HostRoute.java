package dev.holdfast.contract;

import org.jspecify.annotations.Nullable;

/**
 * Which worker answers at a host name.
 *
 * @param accountId 32 hex digits; sandboxes are never shared between accounts
 * @param workerId 32 hex digits, the worker's immutable tag
 * @param scriptName the worker's name, for logs and error pages
 * @param versionId UUID of the version that always answers here; absent: whatever the worker's deployment says
 */
public record HostRoute(
        String accountId,
        String workerId,
        String scriptName,
        @Nullable String versionId) {}
