package dev.holdfast.contract.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollupBatchTest {
    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void isReadAsItWasWritten() throws Exception {
        Histogram cpu = new Histogram();
        cpu.record(700);
        RollupBatch batch = new RollupBatch(List.of(
                new RollupRow(
                        29_000_000,
                        "a",
                        "w",
                        "v",
                        "n",
                        "o",
                        "name",
                        Map.of("requests", 2L),
                        Map.of(Outcome.OK, 1L, Outcome.EXCEEDED_CPU, 1L),
                        cpu,
                        new Histogram(),
                        new RollupRow.Gauges(40L, 1L)),
                new RollupRow(
                        29_000_000,
                        "a",
                        "w",
                        "v",
                        null,
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        new Histogram(),
                        new Histogram(),
                        RollupRow.Gauges.UNKNOWN)));
        String json = mapper.writeValueAsString(batch);
        assertThat(json)
                .contains("\"exceededCpu\":1", "\"cpu\":{\"75\":1}", "\"gauges\":{\"storedBytes\":40,\"sockets\":1}");
        assertThat(mapper.readValue(json, RollupBatch.class)).isEqualTo(batch);
    }

    @Test
    void whatANewerPodCountsBesidesIsKeptApart() throws Exception {
        RollupRow row = mapper.readValue("""
                {"minute":1,"account":"a","worker":"w","version":"v","counters":{"requests":3,"rowsRead":9},"more":1}""", RollupRow.class);
        assertThat(row.count(Counter.REQUESTS)).isEqualTo(3);
        assertThat(row.count(Counter.ALARMS)).isZero();
        assertThat(row.namespace()).isNull();
        assertThat(row.cpu().count()).isZero();
    }
}
