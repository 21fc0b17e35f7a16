package dev.holdfast.controlplane.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.rollup.RollupBatch;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.controlplane.config.UsageConfig;
import dev.holdfast.controlplane.stream.StreamEntry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what pods wrote, and leaves out, counted, what cannot be. */
@ApplicationScoped
class RollupReader {
    private static final Logger LOG = Logger.getLogger(RollupReader.class);
    private static final int MOST_POD_CHARACTERS = 100;

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final UsageConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    RollupReader(UsageConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** The batch without the rows that break a rule; absent if it cannot be read at all. */
    Optional<PodBatch> read(StreamEntry delivery) {
        try {
            String pod = delivery.fields().getOrDefault("pod", "");
            long number = Long.parseLong(delivery.fields().getOrDefault("batch", ""));
            if (pod.isEmpty() || pod.length() > MOST_POD_CHARACTERS || pod.indexOf('\0') >= 0 || number < 1) {
                throw new IllegalArgumentException("no such pod or batch");
            }
            RollupBatch batch = mapper.readValue(delivery.fields().getOrDefault("rollup", ""), RollupBatch.class);
            return Optional.of(new PodBatch(pod, number, acceptable(batch.rows())));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.errorf("The batch %s of a pod cannot be read and is put aside: %s", delivery.id(), e.getMessage());
            meters.counter("holdfast.usage.batches", "outcome", "unreadable").increment();
            return Optional.empty();
        }
    }

    private List<RollupRow> acceptable(List<RollupRow> rows) {
        RowRules rules = new RowRules(clock.instant(), config.acceptedAge());
        List<RollupRow> accepted = new ArrayList<>();
        for (RollupRow row : rows) {
            Optional<RowRules.Fault> fault = rules.fault(row);
            fault.ifPresent(each -> meters.counter("holdfast.usage.rows.refused", "reason", each.id())
                    .increment());
            if (fault.isEmpty()) {
                accepted.add(RowRules.storable(row));
            }
        }
        return accepted;
    }
}
