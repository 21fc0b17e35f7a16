package dev.holdfast.controlplane.worker;

import org.jspecify.annotations.Nullable;

/**
 * Whether a worker answers under the account's subdomain.
 *
 * @param previewsEnabled absent: as it is
 */
public record SubdomainSwitch(boolean enabled, @Nullable Boolean previewsEnabled) {}
