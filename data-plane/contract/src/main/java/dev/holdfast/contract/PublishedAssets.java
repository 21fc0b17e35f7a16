package dev.holdfast.contract;

import java.util.Map;

/**
 * The static files of a version. Contents are at {@link RedisKeys#asset}, and there before this is.
 *
 * @param files by path, which begins with a slash and is not encoded
 */
public record PublishedAssets(String accountId, AssetConfig config, Map<String, AssetFile> files) {
    public PublishedAssets {
        files = Map.copyOf(files);
    }
}
