package dev.holdfast.controlplane.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/workers", "/workers/a?tab=settings&x=1", "/a%20b"})
    void staysOnThisSite(String path) {
        assertThat(ReturnPath.safe(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "//evil.example", "/\\evil.example", "https://evil.example", "workers", "/a\r\nb", "/a:b"})
    void leadsToTheFrontPageOtherwise(String path) {
        assertThat(ReturnPath.safe(path)).isEqualTo("/");
    }
}
