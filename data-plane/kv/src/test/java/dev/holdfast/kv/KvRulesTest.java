package dev.holdfast.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvRulesTest {
    private static final long NOW = 1_800_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | Invalid expiration_ttl of 0. Please specify integer greater than 0.",
                "-5 | Invalid expiration_ttl of -5. Please specify integer greater than 0.",
                "soon | Invalid expiration_ttl of soon. Please specify integer greater than 0.",
                "59 | Invalid expiration_ttl of 59. Expiration TTL must be at least 60."
            })
    void refusesTimesToLive(String ttl, String text) {
        assertThatThrownBy(() -> KvRules.expiration(Optional.empty(), Optional.of(ttl), NOW))
                .hasMessage(text)
                .extracting("status")
                .isEqualTo(400);
    }

    @Test
    void knowsWhenValuesGo() {
        assertThat(KvRules.expiration(Optional.empty(), Optional.of("60"), NOW)).hasValue(NOW + 60);
        assertThat(KvRules.expiration(Optional.of("" + (NOW + 60)), Optional.empty(), NOW))
                .hasValue(NOW + 60);
        assertThat(KvRules.expiration(Optional.of("1"), Optional.of("100"), NOW))
                .hasValue(NOW + 100);
        assertThat(KvRules.expiration(Optional.empty(), Optional.empty(), NOW)).isEmpty();
        assertThat(KvRules.expiration(Optional.empty(), Optional.of("" + Long.MAX_VALUE), NOW))
                .hasValue(1L << 40);
        assertThatThrownBy(() -> KvRules.expiration(Optional.of("" + NOW), Optional.empty(), NOW))
                .hasMessageContaining("greater than the current number of seconds since the UNIX epoch");
        assertThatThrownBy(() -> KvRules.expiration(Optional.of("" + (NOW + 59)), Optional.empty(), NOW))
                .hasMessage("Invalid expiration of " + (NOW + 59)
                        + ". Expiration times must be at least 60 seconds in the future.");
    }

    @Test
    void boundsKeysByTheirBytes() {
        assertThat(KvRules.key("é".repeat(256))).hasSize(256);
        assertThatThrownBy(() -> KvRules.key("é".repeat(257)))
                .hasMessage("UTF-8 encoded length of 514 exceeds key length limit of 512.")
                .extracting("status")
                .isEqualTo(414);
        assertThatThrownBy(() -> KvRules.key("")).hasMessage("Key names must not be empty");
        assertThatThrownBy(() -> KvRules.key("..")).hasMessageStartingWith("Illegal key name \"..\"");
    }

    @Test
    void metadataIsShortJson() {
        assertThat(KvRules.metadata(Optional.of("{\"a\":1}"))).hasValue("{\"a\":1}");
        assertThat(KvRules.metadata(Optional.of("null"))).isEmpty();
        assertThat(KvRules.metadata(Optional.of(""))).isEmpty();
        assertThat(KvRules.metadata(Optional.of('"' + "x".repeat(1022) + '"'))).isPresent();
        assertThatThrownBy(() -> KvRules.metadata(Optional.of('"' + "x".repeat(1023) + '"')))
                .hasMessage("Metadata length of 1025 exceeds limit of 1024.");
        assertThatThrownBy(() -> KvRules.metadata(Optional.of("{} {}"))).hasMessage("Metadata must be valid JSON");
    }

    @Test
    void boundsListsAndCaches() {
        assertThat(KvRules.limit(Optional.empty())).isEqualTo(1000);
        assertThat(KvRules.limit(Optional.of("1"))).isOne();
        assertThatThrownBy(() -> KvRules.limit(Optional.of("1001")))
                .hasMessage("Invalid key_count_limit of 1001. Please specify an integer less than 1000.");
        assertThatThrownBy(() -> KvRules.limit(Optional.of("0"))).hasMessageContaining("greater than 0");
        KvRules.cacheTtl(Optional.of("30"));
        assertThatThrownBy(() -> KvRules.cacheTtl(Optional.of("29")))
                .hasMessage("Invalid cache_ttl of 29. Cache TTL must be at least 30.");
    }
}
