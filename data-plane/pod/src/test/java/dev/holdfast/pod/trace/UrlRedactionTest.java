package dev.holdfast.pod.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRedactionTest {
    @ParameterizedTest
    @CsvSource({
        // Hexadecimal, in one piece and in several.
        "https://shop.example/o/00112233445566778899aabbccddeeff, https://shop.example/o/REDACTED",
        "https://shop.example/o/6F9619FF-8B86-D011-B42D-00C04FC964FF?v=1, https://shop.example/o/REDACTED?v=1",
        // Base64, with what is around it.
        "https://shop.example/?sig=Zm9vYmFyMTIzYmF6LXF1eA==&p=2, https://shop.example/?sig=REDACTED==&p=2",
        "https://shop.example/a1b2C3D4-e5f6G7H8_x9y0z/x, https://shop.example/REDACTED/x",
        // Cards.
        "https://shop.example/pay?card=5555555555554444, https://shop.example/pay?card=REDACTED",
        "https://shop.example/pay/6011+1111+1111+1117, https://shop.example/pay/REDACTED",
        "4222222222222, REDACTED",
    })
    void whatLooksLikeASecretIsNotShown(String url, String shown) {
        assertThat(UrlRedaction.shown(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://shop.example/articles/a-long-title-of-words-without-any-number?page=12#top",
                // A digit too few, and a letter that is not hexadecimal.
                "https://shop.example/00112233445566778899aabbccddeef",
                "https://shop.example/00112233445566778899aabbccddeeffg",
                // 20 characters; one capital, one small letter, one digit.
                "https://shop.example/a1b2C3D4e5f6G7H8x9y0",
                "https://shop.example/a1b2c3D4e5f6g7h8x9y0z1",
                "https://shop.example/A1B2C3d4E5F6G7H8X9Y0Z1",
                "https://shop.example/onlyOneDigitIsInHere7x",
                // The check digit is another one; 12 and 20 digits.
                "https://shop.example/5555555555554445",
                "https://shop.example/422222222222/55555555555544440000",
            })
    void anythingElseIs(String url) {
        assertThat(UrlRedaction.shown(url)).isEqualTo(url);
    }
}
