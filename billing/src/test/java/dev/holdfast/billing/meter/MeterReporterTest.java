package dev.holdfast.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.billing.gateway.MeterGateway;
import dev.holdfast.billing.gateway.MeterReading;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.billing.usage.UsageTotals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever goes wrong on the way, the provider never counts more than was used, and in the end exactly that. */
class MeterReporterTest {
    private static final Instant START = Instant.parse("2026-11-01T10:20:30Z");
    private static final MeteredPeriod PERIOD = new MeteredPeriod(
            "0123456789abcdef0123456789abcdef", "cus_1", new UsagePeriod(START, START.plus(Duration.ofDays(30))));

    private static final Plan PAID = PlanCatalog.standard().paid();

    /** What happens to one reading on its way. */
    private enum Fault {
        NONE,
        LOST_REQUEST,
        LOST_REPLY,
        /** Another replica reports everything before this one has its answer. */
        OVERTAKEN
    }

    /** One round: more use, time that passes, and what goes wrong. */
    record Round(int requests, int megabytes, int hours, Fault fault) {}

    @Property(tries = 200)
    void theProviderCountsWhatWasUsed(@ForAll @Size(max = 12) List<@IntRange(max = 10_000) Integer> seeds) {
        World world = new World();
        for (int seed : seeds) {
            world.play(new Round(seed % 7, seed % 5, seed % 30, Fault.values()[seed % Fault.values().length]));
            assertThat(world.counted(Metric.OBJECT_REQUESTS)).isLessThanOrEqualTo(world.requests);
            assertThat(world.counted(Metric.SQLITE_STORED_GB)).isLessThanOrEqualTo(world.megabytes);
        }
        world.play(new Round(0, 0, 0, Fault.NONE));

        assertThat(world.counted(Metric.OBJECT_REQUESTS)).isEqualTo(world.requests);
        assertThat(world.counted(Metric.SQLITE_STORED_GB)).isEqualTo(world.megabytes);
    }

    /** A provider that forgets identifiers after a day, and replicas that report to it. */
    private static final class World extends Clock implements MeterGateway, UsageTotals {
        private final MemoryLedger ledger = new MemoryLedger();
        private final Map<String, Instant> identifiers = new HashMap<>();
        private final Map<Metric, Long> sums = new HashMap<>();
        private Instant now = START;
        private long requests;
        private long megabytes;
        private Fault fault = Fault.NONE;

        void play(Round round) {
            requests += round.requests();
            megabytes += round.megabytes();
            now = now.plus(Duration.ofHours(round.hours()));
            fault = round.fault();
            try {
                reporter().report(PERIOD, PAID);
            } catch (PaymentProviderException e) {
                assertThat(round.fault()).isNotEqualTo(Fault.NONE);
            }
            fault = Fault.NONE;
        }

        long counted(Metric metric) {
            return sums.getOrDefault(metric, 0L);
        }

        private MeterReporter reporter() {
            return new MeterReporter(this, this, ledger, this);
        }

        @Override
        public Usage inPeriod(String accountId, UsagePeriod period) {
            return new Usage(Map.of(
                    Metric.OBJECT_REQUESTS, new BigDecimal(requests).add(new BigDecimal("0.95")),
                    Metric.SQLITE_STORED_GB, BigDecimal.valueOf(megabytes, 3)));
        }

        @Override
        public void report(MeterReading reading) {
            Fault happening = fault;
            fault = Fault.NONE;
            if (happening == Fault.LOST_REQUEST) {
                throw new PaymentProviderException("lost");
            }
            if (happening == Fault.OVERTAKEN) {
                reporter().report(PERIOD, PAID);
            }
            assertThat(reading.units()).isPositive();
            assertThat(reading.at())
                    .isBetween(PERIOD.period().start(), PERIOD.period().end());
            Instant before = identifiers.put(reading.identifier(), now);
            if (before == null || before.isBefore(now.minus(Duration.ofHours(24)))) {
                sums.merge(reading.metric(), reading.units(), Long::sum);
            }
            if (happening == Fault.LOST_REPLY) {
                throw new PaymentProviderException("lost");
            }
        }

        @Override
        public long reported(String customerId, Metric metric, Instant from, Instant to) {
            return counted(metric);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
