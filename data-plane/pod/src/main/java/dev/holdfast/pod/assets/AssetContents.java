package dev.holdfast.pod.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.contract.AssetFile;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files. Small ones are kept in memory, up to a limit; of large ones, pieces are read as they are needed.
 */
final class AssetContents {
    /** Largest file that is read as a whole. */
    static final int SMALL = 1 << 20;

    private static final int OVERHEAD = 128;

    private final RedisLines lines;
    private final Cache<String, byte[]> kept;
    private final BrotliFiles compressed;

    AssetContents(RedisLines lines, long mostBytes) {
        this.lines = lines;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, byte[] content) -> content.length + key.length() + OVERHEAD)
                .executor(Runnable::run)
                .build();
        this.compressed = new BrotliFiles(kept, BrotliFiles.oneThread());
    }

    /** A whole file of at most {@link #SMALL} bytes; never changed. */
    CompletionStage<byte[]> whole(String account, AssetFile file) {
        String key = RedisKeys.asset(account, file.hash());
        byte[] known = kept.getIfPresent(key);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        return lines.send(key.hashCode(), Request.cmd(Command.GET).arg(key)).thenApply(found -> {
            byte[] content = required(found, key, file.size());
            kept.put(key, content);
            return content;
        });
    }

    /** A whole file compressed with brotli, once that was done. */
    Optional<byte[]> inBrotli(String account, AssetFile file, byte[] content) {
        return compressed.find(RedisKeys.asset(account, file.hash()), content);
    }

    CompletionStage<byte[]> piece(String account, AssetFile file, int from, int count) {
        String key = RedisKeys.asset(account, file.hash());
        Request request = Request.cmd(Command.GETRANGE).arg(key).arg(from).arg(from + count - 1);
        return lines.send(key.hashCode(), request).thenApply(found -> required(found, key, count));
    }

    private static byte[] required(@Nullable Response found, String key, int length) {
        byte[] content = found == null ? new byte[0] : found.toBytes();
        if (content.length != length) {
            throw new IllegalStateException("%s has %d bytes in place of %d".formatted(key, content.length, length));
        }
        return content;
    }
}
