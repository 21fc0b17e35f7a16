package dev.holdfast.controlplane.asset;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.Session;

/**
 * Tokens for the files of one manifest. Nobody can guess them, they are stored hashed, and they end after an hour.
 * Called inside transactions.
 */
@ApplicationScoped
class AssetTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Session entities;
    private final Ids ids;
    private final Clock clock;

    AssetTokens(Session entities, Ids ids, Clock clock) {
        this.entities = entities;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param complete whether it is for a version, rather than for uploading */
    String issue(String accountId, String manifestId, boolean complete) {
        String token = ids.secret();
        entities.createNativeMutationQuery(
                        "INSERT INTO asset_token (hash, account_id, manifest_id, complete, expires_on)"
                                + " VALUES (:hash, :account, :manifest, :complete, :expires)")
                .setParameter("hash", hash(token))
                .setParameter("account", accountId)
                .setParameter("manifest", manifestId)
                .setParameter("complete", complete)
                .setParameter("expires", clock.instant().plus(LIFETIME))
                .executeUpdate();
        return token;
    }

    /** The manifest for whose upload this is a token. */
    String requireForUpload(String accountId, String token) {
        return find(accountId, token, false).stream()
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.INVALID_CREDENTIALS, "The upload's token is unknown or has expired"));
    }

    /** The manifest that this completion token is for. */
    String requireComplete(String accountId, String token) {
        return find(accountId, token, true).stream()
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.UPLOAD_INVALID,
                        "The completion token of the static assets is unknown or has expired; upload them again"));
    }

    private List<String> find(String accountId, String token, boolean complete) {
        return entities.createNativeQuery(
                        "SELECT manifest_id FROM asset_token WHERE hash = :hash AND account_id = :account"
                                + " AND complete = :complete AND expires_on > :now",
                        String.class)
                .setParameter("hash", hash(token))
                .setParameter("account", accountId)
                .setParameter("complete", complete)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
