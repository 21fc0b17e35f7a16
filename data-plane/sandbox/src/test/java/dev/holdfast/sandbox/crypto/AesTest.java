package dev.holdfast.sandbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesTest {
    private static final byte[] PLAIN = parse("6bc1bee22e409f96e93d7e117393172a");
    private static final byte[] IV = parse("000102030405060708090a0b0c0d0e0f");
    private static final byte[] ADDITIONAL = "ad".getBytes(StandardCharsets.UTF_8);

    private final Aes aes = Aes.of(parse("2b7e151628aed2a6abf7158809cf4f3c"));

    /** NIST SP 800-38A, F.2.1 and F.5.1. */
    @Test
    void theModesAreThoseOfTheStandard() {
        byte[] counter = parse("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        assertThat(aes.cbc(true, false, IV, PLAIN)).contains(parse("7649abac8119b246cee98e9b12e9197d"));
        assertThat(aes.ctr(counter, PLAIN)).contains(parse("874d6191b620e3261bef6864990db6ce"));
    }

    /** The specification of GCM, test case 2. */
    @Test
    void gcmIsThatOfTheStandard() {
        assertThat(Aes.of(new byte[16]).seal(new byte[12], new byte[0], 16, new byte[16]))
                .contains(parse("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"));
    }

    /** RFC 3394, 4.1. */
    @Test
    void wrappingIsThatOfTheStandard() {
        Aes wrapping = Aes.of(IV);
        byte[] key = parse("00112233445566778899aabbccddeeff");
        byte[] wrapped = parse("1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5");
        assertThat(wrapping.wrap(key)).contains(wrapped);
        assertThat(wrapping.unwrap(wrapped)).contains(key);
        wrapped[0] ^= 1;
        assertThat(wrapping.unwrap(wrapped)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 13, 14, 15, 16})
    void whatIsSealedOpensOnlyUnchanged(int tagBytes) {
        byte[] sealed = aes.seal(IV, ADDITIONAL, tagBytes, PLAIN).orElseThrow();
        assertThat(sealed).hasSize(PLAIN.length + tagBytes);
        assertThat(aes.open(IV, ADDITIONAL, tagBytes, sealed)).contains(PLAIN);
        assertThat(aes.open(IV, new byte[0], tagBytes, sealed)).isEmpty();
        for (int at : new int[] {0, PLAIN.length, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(aes.open(IV, ADDITIONAL, tagBytes, changed)).isEmpty();
        }
    }

    @Test
    void paddingIsAddedAndChecked() {
        byte[] encrypted = aes.cbc(true, true, IV, PLAIN).orElseThrow();
        assertThat(encrypted).hasSize(32);
        assertThat(aes.cbc(false, true, IV, encrypted)).contains(PLAIN);
        assertThat(aes.cbc(false, true, IV, Arrays.copyOf(encrypted, 16))).isEmpty();
        assertThat(aes.cbc(false, true, IV, Arrays.copyOf(encrypted, 15))).isEmpty();
        assertThat(aes.cbc(true, true, new byte[15], PLAIN)).isEmpty();
    }

    @Test
    void keysAndTagsOfOtherLengthsAreRefused() {
        assertThatThrownBy(() -> Aes.of(new byte[17])).isInstanceOf(UnsupportedInputException.class);
        assertThatThrownBy(() -> aes.seal(IV, ADDITIONAL, 3, PLAIN)).isInstanceOf(UnsupportedInputException.class);
        assertThatThrownBy(() -> aes.open(IV, ADDITIONAL, 17, PLAIN)).isInstanceOf(UnsupportedInputException.class);
    }

    private static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
