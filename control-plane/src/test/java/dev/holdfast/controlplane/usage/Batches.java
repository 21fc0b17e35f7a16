package dev.holdfast.controlplane.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.rollup.RollupBatch;
import dev.holdfast.contract.rollup.RollupRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Batches of pods, as they are in the stream. */
final class Batches {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Batches() {}

    /** Some batches of up to three pods. */
    static List<PodBatch> random(String pods, Rows.Subject subject, Random random) {
        List<PodBatch> batches = new ArrayList<>();
        for (int pod = 0; pod <= random.nextInt(3); pod++) {
            for (int number = 1; number <= 1 + random.nextInt(6); number++) {
                List<RollupRow> rows = new ArrayList<>();
                for (int row = 0; row < random.nextInt(5); row++) {
                    rows.add(Rows.random(subject, random));
                }
                batches.add(new PodBatch(pods + pod, number, rows));
            }
        }
        return batches;
    }

    static Map<String, String> fields(PodBatch batch) {
        try {
            return Map.of(
                    "pod", batch.pod(),
                    "batch", Long.toString(batch.number()),
                    "rollup", MAPPER.writeValueAsString(new RollupBatch(batch.rows())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
