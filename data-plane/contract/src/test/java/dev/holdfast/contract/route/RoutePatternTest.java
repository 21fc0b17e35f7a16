package dev.holdfast.contract.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of Cloudflare's own description: developers.cloudflare.com/workers/configuration/routing/routes. */
class RoutePatternTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, http://example.com/, true",
        "example.com, http://example.com/a, false",
        "example.com/*, https://example.com/a?b=c, true",
        "example.com/images*, http://example.com/images2/x, true",
        "example.com/images/*, http://example.com/images, false",
        "example.com/Images/*, http://example.com/images/x, false",
        "example.com/, http://example.com/?query, false",
        "example.com/*, http://www.example.com/, false",
        "*.example.com/*, http://www.example.com/, true",
        "*.example.com/*, http://example.com/, false",
        "*example.com/*, http://example.com/, true",
        "*example.com/*, http://a.b.example.com/, true",
        "https://example.com/*, http://example.com/, false",
        "https://example.com/*, https://example.com/, true",
        "HTTP://Example.COM/*, http://example.com/, true",
    })
    void aPatternTakes(String pattern, String url, boolean taken) {
        assertThat(takes(RoutePattern.parse(pattern), url)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.example.com/, *.example.com/* www.example.com/*, www.example.com/*",
        "http://example.com/hello/x, example.com/* example.com/hello/*, example.com/hello/*",
        "http://example.com/hello, example.com/hello* example.com/hello, example.com/hello",
        "http://a.example.com/x/y, *example.com/x/* *.example.com/*, *.example.com/*",
        "http://example.com/, example.com/* http://example.com/*, http://example.com/*",
    })
    void theMostSpecificPatternDecides(String url, String patterns, String winner) {
        Optional<String> first = Arrays.stream(patterns.split(" "))
                .map(RoutePattern::parse)
                .sorted()
                .filter(each -> takes(each, url))
                .map(RoutePattern::text)
                .findFirst();
        assertThat(first).contains(winner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*/*",
                "*.com/*",
                "example",
                "example.com*",
                "example.com/*/x",
                "example.com/a?b=*",
                "example.com/#x",
                "a.*.example.com/*",
                "ftp://example.com/*",
                "example.com:8080/*",
                "192.0.2.1/*",
                "exämple.com/*",
                "-a.example.com/*",
                "example..com/*",
                "example.com/a b"
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> RoutePattern.parse(text)).isInstanceOf(InvalidPatternException.class);
    }

    @Test
    void aPatternNamesTheDomainItIsIn() {
        assertThat(RoutePattern.parse("*.shop.example.com/*").domain()).isEqualTo("shop.example.com");
        assertThat(RoutePattern.parse("*example.com").domain()).isEqualTo("example.com");
        assertThat(RoutePattern.parse("example.com").isForOneHost()).isTrue();
    }

    private static boolean takes(RoutePattern pattern, String url) {
        int host = url.indexOf("://") + 3;
        int path = url.indexOf('/', host);
        return pattern.takes(url.substring(0, host - 3), url.substring(host, path), url.substring(path));
    }
}
