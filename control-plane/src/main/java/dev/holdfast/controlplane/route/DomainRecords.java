package dev.holdfast.controlplane.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom domains that a worker is to have (reference: wrangler-api 8.4).
 *
 * @param overrideScope whether it loses those that are not among them
 * @param overrideExistingOrigin whether it may take them from other workers
 * @param overrideExistingDnsRecord of no account: Holdfast manages no DNS records
 */
public record DomainRecords(
        @Nullable Boolean overrideScope,
        @Nullable Boolean overrideExistingOrigin,
        @Nullable Boolean overrideExistingDnsRecord,
        @NotNull List<@NotNull @Valid NewDomain> origins) {}
