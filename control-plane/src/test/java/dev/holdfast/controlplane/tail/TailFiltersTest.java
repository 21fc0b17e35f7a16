package dev.holdfast.controlplane.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.trace.Trace;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.log.Notice;
import dev.holdfast.controlplane.testing.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailFiltersTest {
    private static final String OBJECT = "a".repeat(64);
    private static final String SELF = "203.0.113.7";

    private final Trace request = Traces.of("0".repeat(32), "1".repeat(32))
            .inVersion("v1")
            .printing("log", "Hello", Map.of("visits", 3))
            .trace();
    private final Trace failedCall = Traces.of("0".repeat(32), "1".repeat(32))
            .calling(OBJECT, "inc")
            .throwing("boom")
            .trace();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                | true  | true
            [{"outcome":["ok","canceled"]}]                                   | true  | false
            [{"outcome":["exception","exceededCpu"]}]                         | false | true
            [{"method":["get"]}]                                              | true  | false
            [{"method":["POST","PUT"]}]                                       | false | false
            [{"header":{"key":"X-Color"}}]                                    | true  | false
            [{"header":{"key":"x-color","query":"blue"}}]                     | true  | false
            [{"header":{"key":"x-color","query":"red"}}]                      | false | false
            [{"client_ip":["::1","203.0.113.7"]}]                             | true  | false
            [{"client_ip":["self"]}]                                          | true  | false
            [{"client_ip":["203.0.113.8"]}]                                   | false | false
            [{"query":"Hello"}]                                               | true  | false
            [{"query":"\\"visits\\":3"}]                                      | true  | false
            [{"query":"boom"}]                                                | false | false
            [{"scriptVersion":"v1"}]                                          | true  | false
            [{"durableObjectId":["b","aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]}] | false | true
            [{"method":["GET"]},{"outcome":["exception"]}]                    | false | false
            [{"sampling_rate":0.5}]                                           | true  | true
            [{"sampling_rate":0.4}]                                           | false | false
            """)
    void tracesPassThatPassAllFilters(String filters, boolean requestPasses, boolean callPasses) {
        TailFilters read = TailFilters.stored(read(filters).json().toString());

        assertThat(read.admit(request, () -> 0.4)).isEqualTo(requestPasses);
        assertThat(read.admit(failedCall, () -> 0.4)).isEqualTo(callPasses);
    }

    @Test
    void wordThatSomethingIsMissingPassesAll() {
        Trace notice = Notice.leftOut(request, Instant.now(), "missing").trace();

        assertThat(read("[{\"method\":[\"GET\"]},{\"sampling_rate\":0}]").admit(notice, () -> 0.9))
                .isTrue();
    }

    @Test
    void addressesAreTheSameHoweverTheyAreWritten() {
        assertThat(ClientAddress.normal("0:0:0:0:0:0:0:1")).isEqualTo(ClientAddress.normal("::1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{}]",
                "[\"ok\"]",
                "[{\"colour\":\"blue\"}]",
                "[{\"outcome\":\"ok\"}]",
                "[{\"outcome\":[1]}]",
                "[{\"sampling_rate\":2}]",
                "[{\"sampling_rate\":\"1\"}]",
                "[{\"header\":\"x\"}]",
                "[{\"header\":{\"key\":\"x\",\"value\":\"y\"}}]",
                "[{\"client_ip\":[\"localhost\"]}]",
                "[{\"query\":\"\\u0000\"}]",
            })
    void whatIsNoFilterIsRefused(String filters) {
        assertThatThrownBy(() -> read(filters)).isInstanceOf(ApiException.class);
    }

    private static TailFilters read(String json) {
        try {
            List<JsonNode> filters = new ArrayList<>();
            new ObjectMapper().readTree(json).forEach(filters::add);
            return TailFilters.read(filters, SELF);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
