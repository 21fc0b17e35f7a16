package dev.holdfast.sandbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {
    /** RFC 6070. */
    @ParameterizedTest
    @CsvSource({
        "1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "4096, 4b007901b765489abead49d926f721d065a429c1"
    })
    void pbkdf2IsThatOfTheStandard(int iterations, String expected) {
        assertThat(hex(Derivation.pbkdf2Block(Hash.SHA_1, bytes("password"), bytes("salt"), iterations, 1)))
                .isEqualTo(expected);
    }

    /** RFC 5869, test cases 1 and 4. */
    @Test
    void hkdfIsThatOfTheStandard() {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
        byte[] info = HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9");
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0b);
        assertThat(hex(Derivation.hkdf(Hash.SHA_256, secret, salt, info, 42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        assertThat(hex(Derivation.hkdf(Hash.SHA_1, Arrays.copyOf(secret, 11), salt, info, 42)))
                .isEqualTo("085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896");
    }

    /** RFC 7914, 12, the first vector: N 16, r 1, p 1. */
    @Test
    void scryptIsThatOfTheStandard() {
        byte[] nothing = new byte[0];
        ByteBuffer block = ByteBuffer.allocate(128);
        for (int i = 1; i <= 4; i++) {
            block.put(Derivation.pbkdf2Block(Hash.SHA_256, nothing, nothing, 1, i));
        }
        byte[] mixed = Scrypt.mix(block.array(), 16, 1);
        assertThat(hex(Derivation.pbkdf2Block(Hash.SHA_256, nothing, mixed, 1, 1)))
                .isEqualTo("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442");
    }

    @Test
    void moreWorkThanACallMayDoIsRefused() {
        byte[] some = new byte[1];
        assertRefused(() -> Derivation.pbkdf2Block(Hash.SHA_1, some, some, 100_001, 1));
        assertRefused(() -> Derivation.pbkdf2Block(Hash.SHA_1, some, some, 0, 1));
        assertRefused(() -> Derivation.pbkdf2Block(Hash.SHA_1, some, some, 1, 0));
        assertRefused(() -> Derivation.hkdf(Hash.SHA_1, some, some, some, 255 * 20 + 1));
        assertRefused(() -> Derivation.hkdf(Hash.SHA_1, some, some, some, -1));
        assertRefused(() -> Scrypt.mix(new byte[1024], 1 << 17, 8));
        assertRefused(() -> Scrypt.mix(new byte[1024], 1 << 30, 8));
        assertRefused(() -> Scrypt.mix(new byte[1024], 1023, 8));
        assertRefused(() -> Scrypt.mix(new byte[1024], 1024, 7));
        assertRefused(() -> Scrypt.mix(new byte[0], 1024, 0));
        assertRefused(() -> Scrypt.mix(new byte[128], Integer.MIN_VALUE, 1));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UnsupportedInputException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
