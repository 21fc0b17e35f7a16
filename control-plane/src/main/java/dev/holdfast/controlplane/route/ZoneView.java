package dev.holdfast.controlplane.route;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A zone as the API shows it (reference: wrangler-api 8.2).
 *
 * @param status {@code pending}, {@code active} or {@code moved}
 * @param verification the record by which the account shows, and keeps showing, that the domain is its own
 */
@Schema(name = "Zone")
public record ZoneView(
        String id,
        String name,
        String status,
        Owner account,
        Verification verification,
        Instant createdOn,
        Instant modifiedOn,
        @Nullable Instant activatedOn) {

    /** Whose zone it is. */
    @Schema(name = "ZoneAccount")
    public record Owner(String id, String name) {}

    /** A DNS record. */
    @Schema(name = "ZoneVerification")
    public record Verification(String type, String name, String content) {}

    static ZoneView of(ZoneEntity zone, String accountName) {
        ZoneProof proof = ZoneProof.of(zone);
        return new ZoneView(
                zone.id,
                zone.name,
                zone.status,
                new Owner(zone.accountId, accountName),
                new Verification("TXT", proof.name(), proof.value()),
                zone.createdOn,
                zone.modifiedOn,
                zone.activatedOn);
    }
}
