package dev.holdfast.sandbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.sandbox.crypto.Signing.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyKindTest {
    private static final byte[] EXPONENT = {1, 0, 1};
    private static final byte[] MESSAGE = "sample".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void aPointsKeysAreWorkedOutFromItsPrivateNumber(CurveKind curve) {
        for (int i = 0; i < 8; i++) {
            List<byte[]> key = curve.generate(0, EXPONENT).orElseThrow();
            assertThat(hex(curve.completePrivate(key.subList(0, 1)))).isEqualTo(hex(key));
            assertThat(hex(curve.completePrivate(key))).isEqualTo(hex(key));
            assertThat(hex(curve.completePublic(key.subList(1, 3)))).isEqualTo(hex(key.subList(1, 3)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPointComesInAnyOfItsForms(CurveKind curve) {
        List<byte[]> point = curve.generate(0, EXPONENT).orElseThrow().subList(1, 3);
        byte[] x = point.get(0);
        byte[] y = point.get(1);
        byte last = y[y.length - 1];
        assertThat(hex(curve.completePublic(List.of(joined(new byte[] {4}, x, y)))))
                .isEqualTo(hex(point));
        assertThat(hex(curve.completePublic(List.of(joined(new byte[] {(byte) (2 + (last & 1))}, x)))))
                .isEqualTo(hex(point));
        assertThat(curve.completePublic(List.of(joined(new byte[] {4}, y, x)))).isEmpty();
        assertThat(curve.completePublic(List.of(joined(new byte[] {5}, x, y)))).isEmpty();
        assertThat(curve.completePublic(List.of(new byte[0]))).isEmpty();
    }

    /** RFC 6979, A.2.5: the key on P-256. */
    @Test
    void aKnownPrivateNumberHasItsKnownPoint() {
        byte[] secret = parse("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
        assertThat(hex(CurveKind.P_256.completePrivate(List.of(secret))).subList(1, 3))
                .containsExactly(
                        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                        "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    }

    /** RFC 8032, 7.1, test 2. */
    @Test
    void ed25519IsThatOfTheStandard() {
        byte[] secret = parse("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        List<byte[]> key = EdwardsKind.ED25519.completePrivate(List.of(secret)).orElseThrow();
        Signing signing = new Signing(Scheme.ED25519, Hash.SHA_512, 0);
        byte[] signature =
                signing.sign(EdwardsKind.ED25519, key, new byte[] {0x72}).orElseThrow();
        assertThat(hex(key.get(1))).isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(hex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(signing.verify(EdwardsKind.ED25519, key.subList(1, 2), signature, new byte[] {0x72}))
                .isTrue();
        assertThat(signing.verify(EdwardsKind.ED25519, key.subList(1, 2), signature, new byte[] {0x73}))
                .isFalse();
    }

    /** RFC 7748, 5.2. */
    @Test
    void x25519IsThatOfTheStandard() {
        byte[] secret = parse("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
        byte[] other = parse("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
        List<byte[]> key =
                MontgomeryKind.X25519.completePrivate(List.of(secret)).orElseThrow();
        assertThat(hex(key.get(1))).isEqualTo("1c9fd88f45606d932a80c71824ae151d15d73e77de38e8e000852e614fae7019");
        assertThat(Exchange.agree(MontgomeryKind.X25519, key, List.of(other)))
                .contains(parse("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"));
    }

    @Test
    void pointsOfSmallOrderAgreeOnNothing() {
        List<byte[]> key = MontgomeryKind.X25519.generate(0, EXPONENT).orElseThrow();
        assertThat(Exchange.agree(MontgomeryKind.X25519, key, List.of(new byte[32])))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void twoPartiesAgree(CurveKind curve) {
        List<byte[]> one = curve.generate(0, EXPONENT).orElseThrow();
        List<byte[]> other = curve.generate(0, EXPONENT).orElseThrow();
        byte[] secret = Exchange.agree(curve, one, other.subList(1, 3)).orElseThrow();
        assertThat(Exchange.agree(curve, other, one.subList(1, 3))).contains(secret);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048})
    void rsaKeysSignAndEncrypt(int bits) {
        List<byte[]> key = rsa(bits);
        List<byte[]> open = key.subList(0, 2);
        assertThat(hex(RsaKind.RSA.completePrivate(key))).isEqualTo(hex(key));
        for (Scheme scheme : List.of(Scheme.RSASSA_PKCS1, Scheme.RSA_PSS)) {
            Signing signing = new Signing(scheme, Hash.SHA_256, 32);
            byte[] signature = signing.sign(RsaKind.RSA, key, MESSAGE).orElseThrow();
            assertThat(signing.verify(RsaKind.RSA, open, signature, MESSAGE)).isTrue();
            assertThat(new Signing(scheme, Hash.SHA_384, 32).verify(RsaKind.RSA, open, signature, MESSAGE))
                    .isFalse();
        }
        byte[] encrypted =
                Exchange.encrypt(Hash.SHA_1, new byte[0], open, MESSAGE).orElseThrow();
        assertThat(Exchange.decrypt(Hash.SHA_1, new byte[0], key, encrypted)).contains(MESSAGE);
        assertThat(Exchange.decrypt(Hash.SHA_1, new byte[1], key, encrypted)).isEmpty();
        assertThat(Exchange.encrypt(Hash.SHA_512, new byte[0], open, new byte[256]))
                .isEmpty();
    }

    @Test
    void rsaKeysThatDoNotBelongTogetherAreRefused() {
        List<byte[]> key = rsa(1024);
        for (int changed = 0; changed < key.size(); changed++) {
            List<byte[]> parts = new ArrayList<>(key.stream().map(byte[]::clone).toList());
            parts.get(changed)[parts.get(changed).length - 1] ^= 2;
            assertThat(RsaKind.RSA.completePrivate(parts)).as("part " + changed).isEmpty();
        }
        assertThat(RsaKind.RSA.completePublic(List.of(new byte[0], EXPONENT))).isEmpty();
        assertThat(RsaKind.RSA.completePublic(List.of(key.getFirst(), new byte[] {1})))
                .isEmpty();
        assertThat(RsaKind.RSA.completePublic(List.of(new byte[600], EXPONENT))).isEmpty();
        assertThatThrownBy(() -> RsaKind.RSA.generate(4104, EXPONENT)).isInstanceOf(UnsupportedInputException.class);
        assertThatThrownBy(() -> RsaKind.RSA.generate(511, EXPONENT)).isInstanceOf(UnsupportedInputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void signaturesOnCurvesAreTwoNumbersOrDer(CurveKind curve) {
        List<byte[]> key = curve.generate(0, EXPONENT).orElseThrow();
        List<byte[]> open = key.subList(1, 3);
        Signing flat = new Signing(Scheme.ECDSA, Hash.SHA_256, 0);
        Signing der = new Signing(Scheme.ECDSA_DER, Hash.SHA_256, 0);
        byte[] signature = flat.sign(curve, key, MESSAGE).orElseThrow();
        assertThat(signature).hasSize(2 * open.getFirst().length);
        assertThat(flat.verify(curve, open, signature, MESSAGE)).isTrue();
        assertThat(flat.verify(curve, open, new byte[signature.length], MESSAGE))
                .isFalse();
        assertThat(der.verify(curve, open, signature, MESSAGE)).isFalse();
        assertThat(der.verify(curve, open, der.sign(curve, key, MESSAGE).orElseThrow(), MESSAGE))
                .isTrue();
    }

    private static List<byte[]> rsa(int bits) {
        return Stream.generate(() -> RsaKind.RSA.generate(bits, EXPONENT))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] joined(byte[]... parts) {
        StringBuilder hex = new StringBuilder();
        for (byte[] part : parts) {
            hex.append(hex(part));
        }
        return parse(hex.toString());
    }

    private static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static List<String> hex(Optional<List<byte[]>> parts) {
        return hex(parts.orElseThrow());
    }

    private static List<String> hex(List<byte[]> parts) {
        return parts.stream().map(KeyKindTest::hex).toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
