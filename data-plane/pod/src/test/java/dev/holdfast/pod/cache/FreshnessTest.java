package dev.holdfast.pod.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Headers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-17T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 60",
                "public, max-age=60 | 60",
                "max-age=60, s-maxage=5 | 5",
                "MAX-AGE=60 | 60",
                "max-age=0 | 0",
                "max-age=-5 | 0",
                "max-age=x | 0",
                "no-store, max-age=60 | 0",
                "no-cache | 0",
                "private | 0",
                "max-age=99999999999999 | 31536000"
            })
    void cacheControlDecides(String control, long seconds) {
        assertThat(Freshness.of(500, new Headers("cache-control\n" + control), NOW))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void expiresDecidesWithoutCacheControl() {
        assertThat(Freshness.of(200, new Headers("expires\nTue, 17 Nov 2026 10:01:00 GMT"), NOW))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Freshness.of(200, new Headers("expires\nTue, 17 Nov 2026 09:00:00 GMT"), NOW))
                .isZero();
        assertThat(Freshness.of(200, new Headers("expires\n0"), NOW)).isZero();
    }

    @Test
    void theStatusDecidesWithoutEither() {
        assertThat(Freshness.of(200, Headers.EMPTY, NOW)).isEqualTo(Duration.ofHours(2));
        assertThat(Freshness.of(302, Headers.EMPTY, NOW)).isEqualTo(Duration.ofMinutes(20));
        assertThat(Freshness.of(404, Headers.EMPTY, NOW)).isEqualTo(Duration.ofMinutes(3));
        assertThat(Freshness.of(500, Headers.EMPTY, NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cache-control\nmax-age=60\n"})
    void whatSetsCookiesIsNotKept(String others) {
        assertThat(Freshness.of(200, new Headers(others + "set-cookie\na=b"), NOW))
                .isZero();
    }

    @Test
    void cookiesThatAreMarkedAsPrivateDoNotMatter() {
        Headers headers = new Headers("cache-control\nprivate=Set-Cookie, max-age=60\nset-cookie\na=b");
        assertThat(Freshness.of(200, headers, NOW)).isEqualTo(Duration.ofMinutes(1));
    }
}
