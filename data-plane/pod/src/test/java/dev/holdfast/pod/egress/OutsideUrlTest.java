package dev.holdfast.pod.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideUrlTest {
    @Test
    void partsAreTold() {
        assertThat(OutsideUrl.parse("http://example.com")).isEqualTo(new OutsideUrl(false, "example.com", 80, "/"));
        assertThat(OutsideUrl.parse("https://user:secret@Example.com:8443/a|b?c={d}#e"))
                .isEqualTo(new OutsideUrl(true, "example.com", 8443, "/a|b?c={d}"));
        assertThat(OutsideUrl.parse("https://[::1]?q")).isEqualTo(new OutsideUrl(true, "[::1]", 443, "/?q"));
    }

    @Test
    void theAuthorityShowsOnlyAPortOfItsOwn() {
        assertThat(OutsideUrl.parse("https://a/").authority()).isEqualTo("a");
        assertThat(OutsideUrl.parse("http://[::1]:8080/").authority()).isEqualTo("[::1]:8080");
        assertThat(OutsideUrl.parse("http://[::1]:8080/").plainHost()).isEqualTo("::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a/",
                "http://",
                "http://a b/",
                "http://a/\n",
                "http://a:0/",
                "http://a:70000/",
                "http://a:x/",
                "http://ä/"
            })
    void whatTheRuntimeLayerWouldNotProduceIsRefused(String url) {
        assertThatThrownBy(() -> OutsideUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
