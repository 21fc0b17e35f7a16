package dev.holdfast.pod.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BrotliFilesTest {
    private static final byte[] TEXT = "all work and no play ".repeat(1000).getBytes(StandardCharsets.UTF_8);

    private final Cache<String, byte[]> kept = Caffeine.newBuilder().build();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final BrotliFiles files = new BrotliFiles(kept, work::add);

    @Test
    void aFileIsCompressedOnceAndNobodyWaitsForThat() throws Exception {
        assertThat(files.find("text", TEXT)).isEmpty();
        assertThat(files.find("text", TEXT)).isEmpty();
        assertThat(work).hasSize(1);
        work.remove().run();
        byte[] compressed = files.find("text", TEXT).orElseThrow();
        assertThat(compressed).hasSizeLessThan(TEXT.length / 50);
        assertThat(Decoder.decompress(compressed).getDecompressedData()).isEqualTo(TEXT);
        assertThat(work).isEmpty();
    }

    @Test
    void whatDoesNotBecomeSmallerStaysAsItIs() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        var _ = files.find("noise", noise);
        work.remove().run();
        assertThat(files.find("noise", noise)).isEmpty();
        assertThat(work).isEmpty();
    }

    @Test
    void aFileForWhichThereWasNoRoomIsTriedAgain() {
        BrotliFiles busy = new BrotliFiles(kept, task -> {
            work.add(task);
            throw new RejectedExecutionException();
        });
        var _ = busy.find("text", TEXT);
        var _ = busy.find("text", TEXT);
        assertThat(work).hasSize(2);
    }
}
