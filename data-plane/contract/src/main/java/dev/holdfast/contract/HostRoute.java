package dev.holdfast.contract;

/**
 * Which worker answers at a host name.
 *
 * @param accountId 32 hex digits; sandboxes are never shared between accounts
 * @param workerId 32 hex digits, the worker's immutable tag
 * @param scriptName the worker's name, for logs and error pages
 */
public record HostRoute(String accountId, String workerId, String scriptName) {}
