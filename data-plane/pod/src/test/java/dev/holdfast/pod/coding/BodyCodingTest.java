package dev.holdfast.pod.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.Headers;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyCodingTest {
    @Test
    void whatIsEncodedIsDecoded() {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);
        Arrays.fill(body, 0, 200_000, (byte) 7);
        BodyEncoder encoder =
                BodyEncoder.of(new Headers("content-encoding\ngzip")).orElseThrow();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(encoder.encode(body));
        encoded.writeBytes(encoder.finish());
        assertThat(encoded.size()).isLessThan(150_000);
        assertThat(decoded(encoded.toByteArray())).isEqualTo(body);
    }

    @Test
    void otherCodingsPassUnchanged() {
        assertThat(BodyEncoder.of(new Headers("content-encoding\nbr"))).isEmpty();
        assertThat(BodyEncoder.of(Headers.EMPTY)).isEmpty();
        BodyDecoder decoder = BodyDecoder.of("br");
        decoder.put(new byte[] {1, 2, 3});
        assertThat(decoder.take(2)).containsExactly(1, 2);
        assertThat(decoder.take(2)).containsExactly(3);
        assertThat(decoder.hasOutput()).isFalse();
    }

    @Test
    void whatIsNoGzipIsCorrupt() {
        BodyDecoder decoder = BodyDecoder.of("gzip");
        assertThatThrownBy(
                        () -> decoder.put("this is no gzip at all".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(BodyDecoder.CorruptBodyException.class);
        decoder.close();
    }

    private static byte[] decoded(byte[] encoded) {
        BodyDecoder decoder = BodyDecoder.of("GZIP");
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length; at += decoder.mostAtOnce()) {
            decoder.put(Arrays.copyOfRange(encoded, at, Math.min(encoded.length, at + decoder.mostAtOnce())));
            while (decoder.hasOutput()) {
                byte[] part = decoder.take(10_000);
                assertThat(part.length).isBetween(1, 10_000);
                decoded.writeBytes(part);
            }
        }
        decoder.close();
        return decoded.toByteArray();
    }
}
