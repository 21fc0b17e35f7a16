package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.stream.StreamEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes batches from the source into the ledger. Wherever this is interrupted, what was taken comes again, and the
 * ledger adds each batch once.
 */
final class Ingestion {
    private static final Logger LOG = Logger.getLogger(Ingestion.class);
    private static final int MOST_FAILURES = 3;

    private final RollupSource source;
    private final RollupReader reader;
    private final UsageLedger ledger;
    private final MeterRegistry meters;

    Ingestion(RollupSource source, RollupReader reader, UsageLedger ledger, MeterRegistry meters) {
        this.source = source;
        this.reader = reader;
        this.ledger = ledger;
        this.meters = meters;
    }

    /** Takes some batches in; false if there were none, or if they could not be stored now. */
    boolean step() {
        List<StreamEntry> taken = source.take();
        if (taken.isEmpty()) {
            return false;
        }
        try {
            apply(taken);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Usage could not be stored, and its batches are tried one by one: %s", e);
            return applyOneByOne(taken);
        }
    }

    /** So that one that cannot be stored holds up none of the others. */
    private boolean applyOneByOne(List<StreamEntry> taken) {
        int failures = 0;
        for (StreamEntry each : taken) {
            try {
                apply(List.of(each));
            } catch (RuntimeException e) {
                meters.counter("holdfast.usage.batches", "outcome", "failed").increment();
                LOG.errorf("The batch %s could not be stored and will be tried again: %s", each.id(), e);
                failures++;
                if (failures == MOST_FAILURES) {
                    return false;
                }
            }
        }
        return failures == 0;
    }

    private void apply(List<StreamEntry> deliveries) {
        List<PodBatch> batches =
                deliveries.stream().map(reader::read).flatMap(Optional::stream).toList();
        UsageLedger.Outcome outcome = ledger.apply(batches);
        meters.counter("holdfast.usage.batches", "outcome", "applied").increment(outcome.batches());
        meters.counter("holdfast.usage.batches", "outcome", "repeated").increment(batches.size() - outcome.batches());
        meters.counter("holdfast.usage.rows.refused", "reason", "unknown").increment(outcome.strangers());
        source.done(deliveries);
    }
}
