package dev.holdfast.controlplane.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    @Test
    void keepsEveryByteOfAPart() {
        List<Part> parts = read("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n\n--b \r\n\0\r\n--b--");

        assertThat(parts)
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("\r\n\n--b \r\n\0"));
    }

    @Test
    void keepsNamesAsTheyAre() {
        List<Part> parts = read("""
                --b
                Content-Disposition: form-data; name="./lib/../x y.js"; filename="./lib/../x y.js"
                Content-Type: Application/JavaScript+Module; charset=utf-8

                1
                --b
                content-disposition: form-data; filename="file"; name="na%22me"

                2
                --b--
                """.replace("\n", "\r\n"));

        assertThat(parts).extracting(Part::name).containsExactly("./lib/../x y.js", "na\"me");
        assertThat(parts).extracting(Part::contentType).containsExactly("application/javascript+module", "");
    }

    @Test
    void allowsTextBeforeTheFirstAndAfterTheLastPart() {
        assertThat(read("before\r\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b--\r\nafter"))
                .singleElement()
                .satisfies(part -> assertThat(part.content()).isEmpty());
    }

    @Test
    void readsAQuotedBoundary() {
        assertThat(MultipartBody.read("Multipart/Form-Data; boundary=\"a b\"", bytes("--a b--")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--",
                "--b",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"a\"",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nunfinished",
                "--b\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--b--",
                "--bx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b--",
                "--c--"
            })
    void refusesWhatIsNotWellFormed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "multipart/form-data", "multipart/mixed; boundary=b"})
    void refusesOtherContentTypes(String type) {
        assertThatThrownBy(() -> MultipartBody.read(type, bytes("--b--"))).isInstanceOf(ApiException.class);
    }

    private static List<Part> read(String body) {
        return MultipartBody.read(TYPE, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
