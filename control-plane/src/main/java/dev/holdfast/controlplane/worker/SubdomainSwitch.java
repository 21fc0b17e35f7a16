package dev.holdfast.controlplane.worker;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker answers under the account's subdomain.
 *
 * @param previewsEnabled absent: as it is
 */
@Schema(name = "ScriptSubdomain")
public record SubdomainSwitch(boolean enabled, @Nullable Boolean previewsEnabled) {}
