package dev.holdfast.pod.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollupsTest {
    private static final RollupKey WORKER = RollupKey.ofWorker("a", "w", "v");

    private final ManualTimers timers = new ManualTimers();
    private final Rollups rollups = new Rollups(timers);

    @Test
    void whatIsCountedIsTakenOnce() {
        Tally tally = rollups.tally(WORKER);
        tally.ended(Counter.REQUESTS, Outcome.OK, 700, 1500);
        tally.ended(Counter.REQUESTS, Outcome.EXCEPTION, 300, 500);
        tally.add(Counter.BYTES_OUT, 40);
        tally.add(Counter.BYTES_IN, 0);
        RollupRow row = rollups.take().getFirst();
        assertThat(row.counters())
                .isEqualTo(Map.of("requests", 2L, "cpuMicros", 1000L, "wallMicros", 2000L, "bytesOut", 40L));
        assertThat(row.outcomes()).isEqualTo(Map.of(Outcome.OK, 1L, Outcome.EXCEPTION, 1L));
        assertThat(row.cpu().count()).isEqualTo(2);
        assertThat(row.namespace()).isNull();
        assertThat(rollups.take()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNoRequestAndTookNoTime() {
        rollups.tally(WORKER).refused();
        rollups.refused(WORKER);
        rollups.refused(WORKER);
        assertThat(rollups.take())
                .allSatisfy(row -> {
                    assertThat(row.counters()).isEmpty();
                    assertThat(row.wall().count()).isZero();
                })
                .extracting(row -> row.outcomes().get(Outcome.REFUSED))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void everyMinuteHasRowsOfItsOwn() {
        Tally tally = rollups.tally(WORKER);
        tally.add(Counter.REQUESTS, 1);
        timers.advance(Duration.ofMinutes(1));
        tally.add(Counter.REQUESTS, 5);
        assertThat(rollups.take())
                .extracting(row -> row.count(Counter.REQUESTS))
                .containsExactlyInAnyOrder(1L, 5L);
    }

    @Test
    void objectsBeyondTheLimitCountForTheirNamespaceUntilTheNextMinute() {
        List<Tally> tallies = IntStream.range(0, Rollups.MOST_OBJECTS + 3)
                .mapToObj(number -> rollups.tally(new RollupKey("a", "w", "v", "n", "o" + number, null)))
                .toList();
        tallies.forEach(tally -> tally.add(Counter.REQUESTS, 1));
        List<RollupRow> rows = rollups.take();
        assertThat(rows).hasSize(Rollups.MOST_OBJECTS + 1);
        assertThat(rows.stream().filter(row -> row.object() == null))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.namespace()).isEqualTo("n");
                    assertThat(rest.count(Counter.REQUESTS)).isEqualTo(3);
                });

        tallies.getFirst().add(Counter.REQUESTS, 1);
        tallies.getLast().add(Counter.REQUESTS, 1);
        assertThat(rollups.take()).extracting(RollupRow::object).containsExactlyInAnyOrder("o0", null);

        timers.advance(Duration.ofMinutes(1));
        tallies.getLast().add(Counter.REQUESTS, 1);
        assertThat(rollups.take()).extracting(RollupRow::object).containsExactly("o" + (Rollups.MOST_OBJECTS + 2));
    }

    @Test
    void anObjectIsActiveFromItsFirstEventToItsLast() {
        Tally tally = rollups.tally(new RollupKey("a", "w", "v", "n", "o", null));
        ActiveClock clock = rollups.clock(tally);
        clock.start();
        timers.advance(Duration.ofMillis(700));
        assertThat(activeMillis()).isEqualTo(700);
        timers.advance(Duration.ofMillis(100));
        clock.start();
        long used = timers.nanos();
        timers.advance(Duration.ofMillis(900));
        clock.stop(used);
        clock.stop(timers.nanos());
        assertThat(activeMillis()).isEqualTo(100);
        timers.advance(Duration.ofSeconds(10));
        assertThat(rollups.take()).isEmpty();
    }

    private long activeMillis() {
        return rollups.take().stream()
                .mapToLong(row -> row.count(Counter.ACTIVE_MILLIS))
                .sum();
    }
}
