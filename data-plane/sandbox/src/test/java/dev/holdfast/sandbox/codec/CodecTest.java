package dev.holdfast.sandbox.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {
    private static final byte[] SAMPLE = sample(300_000);

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatWasCompressedComesBack(Format format) throws Exception {
        byte[] packed = run(new Compressor(format), SAMPLE, 10_000);
        assertThat(packed.length).isLessThan(SAMPLE.length);
        assertThat(run(new Decompressor(format), packed, packed.length)).isEqualTo(SAMPLE);
        assertThat(run(new Decompressor(format), packed, 1)).isEqualTo(SAMPLE);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void nothingComesBackAsNothing(Format format) throws Exception {
        byte[] packed = run(new Compressor(format), new byte[0], 1);
        assertThat(packed).isNotEmpty();
        assertThat(run(new Decompressor(format), packed, 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyTruncationAndEveryAdditionIsRefused(Format format) throws Exception {
        byte[] packed = run(new Compressor(format), sample(200), 200);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> run(new Decompressor(format), cut, 7))
                    .isInstanceOf(CodecException.class)
                    .hasMessage("incomplete");
        }
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);
        assertThatThrownBy(() -> run(new Decompressor(format), longer, longer.length))
                .hasMessage("trailing");
        assertThatThrownBy(() -> run(new Decompressor(format), longer, 1)).hasMessage("trailing");
    }

    @Test
    void theJdkReadsOurGzipAndWeReadTheJdks() throws Exception {
        byte[] packed = run(new Compressor(Format.GZIP), SAMPLE, 5_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(SAMPLE);
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(theirs)) {
            out.write(SAMPLE);
        }
        assertThat(run(new Decompressor(Format.GZIP), theirs.toByteArray(), 1_000))
                .isEqualTo(SAMPLE);
    }

    @Test
    void aHeadWithAllItsPartsIsRead() throws Exception {
        byte[] plain = run(new Compressor(Format.GZIP), SAMPLE, SAMPLE.length);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
        packed.writeBytes(new byte[] {3, 0, 7, 7, 7});
        packed.writeBytes("name\0comment\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        CRC32 sum = new CRC32();
        sum.update(packed.toByteArray());
        packed.write((int) sum.getValue());
        packed.write((int) (sum.getValue() >>> 8));
        packed.writeBytes(Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(run(new Decompressor(Format.GZIP), packed.toByteArray(), 1)).isEqualTo(SAMPLE);
        byte[] wrong = packed.toByteArray();
        wrong[5] ^= 1;
        assertThatThrownBy(() -> run(new Decompressor(Format.GZIP), wrong, 1)).hasMessage("malformed");
    }

    @Test
    void aWrongSumIsRefused() throws Exception {
        byte[] packed = run(new Compressor(Format.GZIP), SAMPLE, SAMPLE.length);
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> run(new Decompressor(Format.GZIP), packed, 100))
                .hasMessage("malformed");
    }

    @Test
    void aBombComesInPieces() throws Exception {
        byte[] packed = run(new Compressor(Format.DEFLATE), new byte[50_000_000], 1_000_000);
        long total = 0;
        try (Decompressor codec = new Decompressor(Format.DEFLATE)) {
            codec.push(packed, true);
            for (byte[] piece = codec.pull(); piece.length > 0; piece = codec.pull()) {
                assertThat(piece.length).isLessThanOrEqualTo(Codec.PIECE);
                total += piece.length;
            }
        }
        assertThat(total).isEqualTo(50_000_000);
    }

    @Test
    void garbageEndsInAnExceptionOfOurs() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] garbage = new byte[1 + random.nextInt(60)];
            random.nextBytes(garbage);
            for (Format format : Format.values()) {
                try {
                    run(new Decompressor(format), garbage, 1 + random.nextInt(garbage.length));
                } catch (CodecException e) {
                    assertThat(e.getMessage()).isIn("malformed", "trailing", "incomplete");
                }
            }
        }
    }

    @Test
    void onlySoManyAreOpenAtOnce() {
        try (Codecs codecs = new Codecs()) {
            for (int i = 0; i < Codecs.MOST; i++) {
                assertThat(codecs.add(new Compressor(Format.GZIP))).isPresent();
            }
            assertThat(codecs.add(new Compressor(Format.GZIP))).isEmpty();
            codecs.close(1);
            assertThat(codecs.find(1)).isEmpty();
            assertThat(codecs.add(new Compressor(Format.GZIP))).isPresent();
        }
    }

    private static byte[] run(Codec codec, byte[] input, int step) throws CodecException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (codec) {
            for (int at = 0; at < input.length || at == 0; at += step) {
                int end = Math.min(input.length, at + step);
                codec.push(Arrays.copyOfRange(input, at, end), end == input.length);
                for (byte[] piece = codec.pull(); piece.length > 0; piece = codec.pull()) {
                    out.writeBytes(piece);
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] sample(int length) {
        Random random = new Random(42);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(6));
        }
        return bytes;
    }
}
