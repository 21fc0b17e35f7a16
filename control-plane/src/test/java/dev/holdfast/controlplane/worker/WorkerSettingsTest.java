package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Observability;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                 | false | 1",
                "{\"enabled\":true}                                                 | true  | 1",
                "{\"enabled\":true,\"head_sampling_rate\":0.1}                      | true  | 0.1",
                "{\"logs\":{\"enabled\":true,\"head_sampling_rate\":0.5}}           | true  | 0.5",
                "{\"enabled\":true,\"logs\":{\"invocation_logs\":false}}            | false | 1",
                "{\"enabled\":true,\"head_sampling_rate\":7}                        | true  | 1",
                "{\"enabled\":true,\"head_sampling_rate\":\"NaN\"}                  | true  | 1",
                "{\"enabled\":\"what\",\"logs\":3}                                  | false | 1"
            })
    void whatIsStoredFollowsTheSetting(String observability, boolean enabled, double rate) throws Exception {
        var settings = new WorkerSettings(Map.of("observability", new ObjectMapper().readTree(observability)));
        assertThat(settings.stored()).isEqualTo(new Observability(enabled, rate));
    }
}
