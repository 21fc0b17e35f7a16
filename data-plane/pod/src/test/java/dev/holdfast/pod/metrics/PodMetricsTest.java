package dev.holdfast.pod.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class PodMetricsTest {
    @Test
    void aGaugeOutlivesWhoeverRegisteredIt() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        register(new PodMetrics(registry));
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
        assertThat(registry.get("holdfast.things").gauge().value()).isEqualTo(7);
    }

    private static void register(PodMetrics metrics) {
        int[] things = {7};
        metrics.gauge("holdfast.things", () -> things[0]);
    }
}
