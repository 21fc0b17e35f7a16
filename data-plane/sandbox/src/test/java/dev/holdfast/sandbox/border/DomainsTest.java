package dev.holdfast.sandbox.border;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainsTest {
    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example",
        "ÄÖÜ.example, xn--4ca0bs.example",
        "faß.de, xn--fa-hia.de",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "☃.net, xn--n3h.net",
        "a。b, a.b",
        "xn--bcher-kva, xn--bcher-kva",
        "-a-.ü, -a-.xn--tda"
    })
    void domainsHaveTheFormOfTheUrlStandard(String domain, String ascii) {
        assertThat(Domains.toAscii(domain)).isEqualTo(ascii);
    }

    @Test
    void whatIsNoDomainHasNoForm() {
        assertThat(Domains.toAscii("xn--a")).isEmpty();
        assertThat(Domains.toAscii("\u200d.example")).isEmpty();
        assertThat(Domains.toAscii("\u05d0a1.example")).isEmpty();
    }
}
