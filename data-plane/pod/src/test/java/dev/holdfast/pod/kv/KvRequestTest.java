package dev.holdfast.pod.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvQuery;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvRequestTest {
    private static final long NOW = 1_800_000_000;

    @Test
    void understandsWhatTheRuntimeAsks() {
        assertThat(of("GET", "https://fake-host/a%2Fb%20%C3%A9%3F%2B?urlencoded=true&cache_ttl=60"))
                .isEqualTo(new KvRequest.Read("a/b é?+"));
        assertThat(of("PUT", "https://fake-host/k?expiration_ttl=60"))
                .isEqualTo(new KvRequest.Write("k", Optional.of("{}"), OptionalLong.of(NOW + 60)));
        assertThat(of("DELETE", "https://fake-host/bulk%2Fget")).isEqualTo(new KvRequest.Delete("bulk/get"));
        assertThat(of("GET", "https://fake-host/?prefix=p%26&key_count_limit=3&cursor=cCYx"))
                .isEqualTo(new KvRequest.ListKeys(new KvQuery("p&", 3, Optional.of("p&1"))));
        assertThat(of("POST", "https://fake-host/bulk/get")).isEqualTo(new KvRequest.ReadMany());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "GET,no url",
        "GET,https://fake-host",
        "GET,https://fake-host/%",
        "GET,https://fake-host/%4",
        "GET,https://fake-host/%zz",
        "GET,https://fake-host/%C3%28",
        "GET,https://fake-host/?prefix=%ff",
        "GET,https://fake-host/?key_count_limit=99999999999999999999",
        "GET,https://fake-host/?cursor=*",
        "GET,https://fake-host/?prefix=a&cursor=Yg",
        "PUT,https://fake-host/",
        "PUT,https://fake-host/..",
        "PUT,https://fake-host/k?expiration=-1",
        "POST,https://fake-host/other",
        "PATCH,https://fake-host/k",
        "'',https://fake-host/k"
    })
    void refusesWhatItNeverAsks(String method, String url) {
        assertThatThrownBy(() -> of(method, url)).isInstanceOf(KvException.class);
    }

    private static KvRequest of(String method, String url) {
        return KvRequest.of(new RequestHead(method, url, new Headers("cf-kv-metadata\n{}"), new Body.None()), NOW);
    }
}
