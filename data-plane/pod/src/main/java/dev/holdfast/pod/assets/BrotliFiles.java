package dev.holdfast.pod.assets;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Files compressed with brotli: once each, beside the requests, which do without until that is done. There are none
 * where the library has no code for the machine.
 */
final class BrotliFiles {
    private static final Logger LOG = Logger.getLogger(BrotliFiles.class);

    /** Of 11; the last ones cost many times as much for a few percent. */
    private static final int QUALITY = 9;

    private static final int MOST_WAITING = 64;
    private static final String SUFFIX = "\0br";
    private static final byte[] NOT_SMALLER = {};

    private final Cache<String, byte[]> kept;
    private final Executor compressors;
    private final Set<String> inWork = ConcurrentHashMap.newKeySet();

    /** @param kept shared with the files as they are */
    BrotliFiles(Cache<String, byte[]> kept, Executor compressors) {
        this.kept = kept;
        this.compressors = compressors;
    }

    /** A thread that is there while there is something to do. */
    static Executor oneThread() {
        return new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("brotli-", 0).factory());
    }

    /** The file compressed, if that was done already; else it will be, if it helps. */
    Optional<byte[]> find(String key, byte[] content) {
        byte[] compressed = kept.getIfPresent(key + SUFFIX);
        if (compressed != null) {
            return compressed.length == 0 ? Optional.empty() : Optional.of(compressed);
        }
        if (Brotli4jLoader.isAvailable() && inWork.add(key)) {
            start(key, content);
        }
        return Optional.empty();
    }

    private void start(String key, byte[] content) {
        try {
            compressors.execute(() -> {
                try {
                    kept.put(key + SUFFIX, compress(content));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    inWork.remove(key);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("too many files wait to be compressed");
            inWork.remove(key);
        }
    }

    private static byte[] compress(byte[] content) throws IOException {
        byte[] compressed = Encoder.compress(content, new Encoder.Parameters().setQuality(QUALITY));
        return compressed.length < content.length ? compressed : NOT_SMALLER;
    }
}
