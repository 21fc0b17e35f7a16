package dev.holdfast.controlplane.route;

import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.route.HostName;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.PlatformConfig;
import java.util.Locale;

/** A domain that may be a zone: two to five labels, and nothing that the platform itself answers at. */
record ZoneName(String value) {
    /** @throws ApiException if it may not */
    static ZoneName of(String text, PlatformConfig platform) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (!HostName.isValid(name) || name.split("\\.", -1).length > PublishedZone.MOST_LABELS) {
            throw new ApiException(
                    ErrorCause.ZONE_INVALID,
                    "'%s' is no domain of two to %d labels; write names in other scripts as xn--…"
                            .formatted(text, PublishedZone.MOST_LABELS));
        }
        String own = platform.tenants().domain();
        if (HostName.isWithin(name, own) || HostName.isWithin(own, name)) {
            throw new ApiException(
                    ErrorCause.ZONE_INVALID, "'%s' belongs to the platform and cannot be a zone".formatted(name));
        }
        return new ZoneName(name);
    }
}
