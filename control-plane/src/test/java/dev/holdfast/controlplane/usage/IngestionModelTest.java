package dev.holdfast.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.stream.StreamEntry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever comes twice, in any order, to whichever replica, and whatever crashes: the sums are those of the ideal run.
 */
class IngestionModelTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final Rows.Subject SUBJECT =
            new Rows.Subject("a".repeat(32), "b".repeat(32), "c".repeat(32), NOW.getEpochSecond() / 60 - 1500, 1500);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RollupReader reader =
            new RollupReader(new FixedUsageConfig(), Clock.fixed(NOW, ZoneOffset.UTC), meters);

    @Property(tries = 150)
    void sumsAreThoseOfTheIdealRun(@ForAll long seed) {
        Random random = new Random(seed);
        List<PodBatch> ideal = Batches.random("pod-", SUBJECT, random);
        List<PodBatch> entries = new ArrayList<>(ideal);
        ideal.stream().filter(each -> random.nextInt(3) == 0).forEach(entries::add);
        Collections.shuffle(entries, random);
        FakeSource source = new FakeSource(random, entries);
        FakeLedger ledger = new FakeLedger(random);
        Ingestion one = new Ingestion(source, reader, ledger, meters);
        Ingestion other = new Ingestion(source, reader, ledger, meters);
        ledger.meanwhile(other::step);

        for (int step = 0; step < 40; step++) {
            one.step();
        }
        source.reliable = true;
        ledger.reliable = true;
        boolean more = true;
        while (more) {
            more = one.step();
        }

        assertThat(source.isEmpty()).isTrue();
        assertThat(Sums.of(ledger.state())).isEqualTo(Sums.of(Folded.of(ideal)));
    }

    @Example
    void whatCannotBeReadIsPutAside() {
        FakeLedger ledger = new FakeLedger(new Random(1));
        ledger.reliable = true;
        List<StreamEntry> deliveries = List.of(
                new StreamEntry("1", Map.of("pod", "p", "batch", "one", "rollup", "{}")),
                new StreamEntry("2", Map.of("pod", "p", "batch", "1", "rollup", "{\"rows\":[null]}")),
                new StreamEntry("3", Map.of()),
                new StreamEntry(
                        "4", Batches.fields(new PodBatch("p", 2, List.of(Rows.random(SUBJECT, new Random(1)))))));
        List<StreamEntry> done = new ArrayList<>();
        RollupSource source = new RollupSource() {
            @Override
            public List<StreamEntry> take() {
                return done.isEmpty() ? deliveries : List.of();
            }

            @Override
            public void done(List<StreamEntry> some) {
                done.addAll(some);
            }
        };

        assertThat(new Ingestion(source, reader, ledger, meters).step()).isTrue();

        assertThat(done).isEqualTo(deliveries);
        assertThat(ledger.state().sums().get(Resolution.DAY)).isNotEmpty();
        assertThat(meters.counter("holdfast.usage.batches", "outcome", "unreadable")
                        .count())
                .isEqualTo(3);
    }
}
