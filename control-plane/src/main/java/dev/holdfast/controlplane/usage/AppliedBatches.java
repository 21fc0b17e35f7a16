package dev.holdfast.controlplane.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which batches were applied. Called inside the transaction that applies them. */
@ApplicationScoped
class AppliedBatches {
    private static final Comparator<PodBatch.Id> ORDER =
            Comparator.comparing(PodBatch.Id::pod).thenComparingLong(PodBatch.Id::number);

    private static final String ADD = "INSERT INTO usage_batch (pod, batch, applied_on)"
            + " SELECT pod, number, CAST(:now AS timestamptz) FROM jsonb_to_recordset(CAST(:batches AS jsonb)) AS b(pod text, number bigint)"
            + " ON CONFLICT (pod, batch) DO NOTHING RETURNING pod, batch";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EntityManager entities;
    private final Clock clock;

    AppliedBatches(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Remembers the batches, and says which of them are new. Whoever adds the same ones meanwhile waits until this
     * transaction ends.
     */
    Set<PodBatch.Id> add(Set<PodBatch.Id> batches) {
        List<PodBatch.Id> ordered = batches.stream().sorted(ORDER).toList();
        List<Tuple> added = NativeRows.of(entities.createNativeQuery(ADD, Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("batches", json(ordered)));
        return added.stream()
                .map(each -> new PodBatch.Id(each.get(0, String.class), NativeRows.number(each, 1)))
                .collect(Collectors.toSet());
    }

    private String json(List<PodBatch.Id> batches) {
        try {
            return mapper.writeValueAsString(batches);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
