package dev.holdfast.controlplane.asset;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the contents of static files in. Only what the account does not have yet is asked for. */
@ApplicationScoped
class AssetUploads {
    private static final int MOST_IN_BUCKET = 200;
    private static final long MOST_BYTES_IN_BUCKET = 20L * 1024 * 1024;
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final String NO_TYPE = "application/null";

    private final AssetStore store;
    private final AssetTokens tokens;

    AssetUploads(AssetStore store, AssetTokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    /** A file's content as it was sent. */
    record Sent(String hash, byte[] content, String contentType) {}

    AssetSessionView begin(String accountId, NewAssets assets) {
        long bytes = assets.manifest().values().stream()
                .mapToLong(NewAssets.Entry::size)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new ApiException(
                    ErrorCause.UPLOAD_TOO_LARGE,
                    "The static assets have %d bytes; at most %d are allowed".formatted(bytes, MOST_BYTES));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            String manifest = store.add(accountId, assets);
            List<List<String>> buckets = buckets(store.missing(accountId, manifest));
            return new AssetSessionView(tokens.issue(accountId, manifest, buckets.isEmpty()), buckets);
        });
    }

    /** @return the completion token, if everything is there now */
    Optional<String> receive(String accountId, String token, List<Sent> files) {
        String manifest = QuarkusTransaction.requiringNew().call(() -> {
            String found = tokens.requireForUpload(accountId, token);
            files.forEach(each -> keep(accountId, found, each));
            return found;
        });
        // Whoever comes last sees what all others have committed.
        return QuarkusTransaction.requiringNew()
                .call(() -> store.missing(accountId, manifest).isEmpty()
                        ? Optional.of(tokens.issue(accountId, manifest, true))
                        : Optional.empty());
    }

    private void keep(String accountId, String manifest, Sent file) {
        List<String> paths = store.paths(manifest, file.hash());
        if (paths.isEmpty()) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "The manifest has no file of the hash '%s'".formatted(file.hash()));
        }
        if (paths.stream().noneMatch(path -> AssetHash.of(file.content(), path).equals(file.hash()))) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "The content of '%s' does not have the hash that the manifest says".formatted(paths.getFirst()));
        }
        store.keep(accountId, file.hash(), file.content(), contentType(file.contentType()));
    }

    private static String contentType(String given) {
        String type = given.strip();
        if (type.equals(NO_TYPE)) {
            return "";
        }
        if (type.length() > 256 || type.chars().anyMatch(character -> character < ' ' || character > '~')) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "A content type is not valid");
        }
        return type;
    }

    private static List<List<String>> buckets(Map<String, Integer> missing) {
        List<List<String>> buckets = new ArrayList<>();
        List<String> bucket = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<String, Integer> each : missing.entrySet()) {
            if (!bucket.isEmpty()
                    && (bucket.size() == MOST_IN_BUCKET || bytes + each.getValue() > MOST_BYTES_IN_BUCKET)) {
                buckets.add(bucket);
                bucket = new ArrayList<>();
                bytes = 0;
            }
            bucket.add(each.getKey());
            bytes += each.getValue();
        }
        if (!bucket.isEmpty()) {
            buckets.add(bucket);
        }
        return buckets;
    }
}
