package dev.holdfast.contract;

/**
 * A version's part in a deployment.
 *
 * @param versionId UUID of the version
 * @param percentage share of requests and of objects, 0 to 100; the shares of a deployment add up to 100
 */
public record VersionShare(String versionId, double percentage) {}
