package dev.holdfast.controlplane.asset;

import dev.holdfast.contract.AssetConfig;
import dev.holdfast.contract.AssetFile;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.worker.VersionAssets;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;

/** Manifests that are whole, for versions. Called inside transactions. */
@ApplicationScoped
public class AssetManifests {
    private final AssetStore store;
    private final AssetTokens tokens;
    private final ValueCommands<String, byte[]> contents;
    private final KeyCommands<String> keys;

    AssetManifests(AssetStore store, AssetTokens tokens, RedisDataSource redis) {
        this.store = store;
        this.tokens = tokens;
        this.contents = redis.value(byte[].class);
        this.keys = redis.key();
    }

    /** @throws dev.holdfast.controlplane.api.ApiException when the token is no completion token of the account */
    public VersionAssets claim(String accountId, String completionToken, AssetConfig config) {
        return new VersionAssets(tokens.requireComplete(accountId, completionToken), config);
    }

    /** What pods are told. */
    public PublishedAssets published(String accountId, VersionAssets assets) {
        return new PublishedAssets(accountId, assets.config(), store.files(accountId, assets.manifestId()));
    }

    /** Puts the contents where pods find them, those that are not there already. */
    public void publishContents(String accountId, VersionAssets assets) {
        store.files(accountId, assets.manifestId()).values().stream()
                .map(AssetFile::hash)
                .distinct()
                .filter(hash -> !keys.exists(RedisKeys.asset(accountId, hash)))
                .forEach(hash -> contents.set(RedisKeys.asset(accountId, hash), store.content(accountId, hash)));
    }
}
