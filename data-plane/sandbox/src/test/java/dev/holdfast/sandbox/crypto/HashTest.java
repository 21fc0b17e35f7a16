package dev.holdfast.sandbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HashTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

    private final RunningHashes running = new RunningHashes();

    @ParameterizedTest
    @CsvSource({
        "MD5, 900150983cd24fb0d6963f7d28e17f72",
        "SHA-1, a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA-224, 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "SHA-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-384, cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "SHA-512, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    })
    void hashesAreThoseOfTheStandards(String name, String expected) {
        assertThat(hex(Hash.named(name).digest(ABC))).isEqualTo(expected);
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmacIsThatOfTheStandard() {
        byte[] key = "Jefe".getBytes(StandardCharsets.UTF_8);
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        assertThat(hex(Hash.SHA_256.hmac(key, data)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void anEmptyKeyAuthenticates() {
        assertThat(hex(Hash.SHA_256.hmac(new byte[0], new byte[0])))
                .isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    @ParameterizedTest
    @EnumSource
    void aHashFedInPiecesIsTheSame(Hash hash) {
        long number = running.begin(hash);
        assertThat(running.update(number, new byte[] {'a'})).isTrue();
        long copy = running.copy(number).orElseThrow();
        assertThat(running.update(number, new byte[] {'b', 'c'})).isTrue();
        assertThat(running.end(number)).contains(hash.digest(ABC));
        assertThat(running.end(copy)).contains(hash.digest(new byte[] {'a'}));
    }

    @Test
    void anHmacFedInPiecesIsTheSame() {
        long number = running.begin(Hash.SHA_512, ABC);
        running.update(number, ABC);
        long copy = running.copy(number).orElseThrow();
        assertThat(running.end(number)).contains(Hash.SHA_512.hmac(ABC, ABC));
        assertThat(running.end(copy)).contains(Hash.SHA_512.hmac(ABC, ABC));
    }

    @Test
    void anEndedHashIsGone() {
        long number = running.begin(Hash.MD5);
        assertThat(running.end(number)).isPresent();
        assertThat(running.end(number)).isEmpty();
        assertThat(running.copy(number)).isEmpty();
        assertThat(running.update(number, ABC)).isFalse();
    }

    @Test
    void theLongestUnusedGivesWay() {
        long used = running.begin(Hash.MD5);
        long unused = running.begin(Hash.MD5);
        for (int i = 2; i < RunningHashes.MOST; i++) {
            running.begin(Hash.MD5);
        }
        assertThat(running.update(used, ABC)).isTrue();
        running.begin(Hash.MD5);
        assertThat(running.end(unused)).isEmpty();
        assertThat(running.end(used)).contains(Hash.MD5.digest(ABC));
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Hash.named("sha-256")).isInstanceOf(UnsupportedInputException.class);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
