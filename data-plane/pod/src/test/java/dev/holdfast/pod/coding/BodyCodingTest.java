package dev.holdfast.pod.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void whatIsEncodedIsDecoded(String coding) {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);
        Arrays.fill(body, 0, 200_000, (byte) 7);
        byte[] encoded = encoded(coding, body);
        assertThat(encoded.length).isLessThan(150_000);
        assertThat(decoded(coding.toUpperCase(Locale.ROOT), encoded)).isEqualTo(body);
    }

    @Test
    void otherCodingsPassUnchanged() {
        assertThat(BodyEncoder.of(new Headers("content-encoding\nzstd"))).isEmpty();
        assertThat(BodyEncoder.of(Headers.EMPTY)).isEmpty();
        BodyDecoder decoder = BodyDecoder.of("zstd");
        decoder.put(new byte[] {1, 2, 3});
        assertThat(decoder.take(2)).containsExactly(1, 2);
        assertThat(decoder.take(2)).containsExactly(3);
        assertThat(decoder.hasOutput()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void whatIsNotInItsCodingIsCorrupt(String coding) {
        BodyDecoder decoder = BodyDecoder.of(coding);
        byte[] other = "\ufffd\ufffd neither gzip nor brotli at all".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> decoder.put(other)).isInstanceOf(BodyDecoder.CorruptBodyException.class);
        decoder.close();
    }

    @Test
    void aFewBytesOfBrotliThatStandForManyAreDecodedAsTheyAreTaken() {
        byte[] bomb = encoded("br", new byte[200_000_000]);
        BodyDecoder decoder = BodyDecoder.of("br");
        assertThat(bomb.length).isLessThan(decoder.mostAtOnce());
        decoder.put(bomb);
        for (int times = 0; times < 3; times++) {
            assertThat(decoder.take(1000)).hasSize(1000).containsOnly(0);
        }
        decoder.close();
    }

    @Test
    void aReaderGetsNoMoreThanItsCredit() {
        List<byte[]> read = new ArrayList<>();
        DecodedFlow flow = new DecodedFlow(BodyDecoder.of("br"), read::add);
        flow.arrived(encoded("br", new byte[1_000_000]));
        assertThat(total(read)).isEqualTo(ExchangeMessage.INITIAL_CREDIT);
        assertThat(flow.isEmpty()).isFalse();
        flow.grant(1_000_000);
        assertThat(total(read)).isEqualTo(1_000_000);
        assertThat(flow.isEmpty()).isTrue();
        flow.close();
    }

    private static int total(List<byte[]> parts) {
        return parts.stream().mapToInt(part -> part.length).sum();
    }

    private static byte[] encoded(String coding, byte[] body) {
        BodyEncoder encoder =
                BodyEncoder.of(new Headers("content-encoding\n" + coding)).orElseThrow();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(encoder.encode(body));
        encoded.writeBytes(encoder.finish());
        return encoded.toByteArray();
    }

    private static byte[] decoded(String coding, byte[] encoded) {
        BodyDecoder decoder = BodyDecoder.of(coding);
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
