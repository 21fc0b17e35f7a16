package dev.holdfast.billing.meter;

import dev.holdfast.billing.gateway.MeterGateway;
import dev.holdfast.billing.gateway.MeterReading;
import dev.holdfast.billing.gateway.Meters;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsageTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reports absolute totals of a period as differences to what was reported. INVARIANT: what the provider has counted
 * never exceeds the total. A difference is noted before it is sent and sent again under the same identifier until an
 * answer comes. When that takes longer than the provider remembers identifiers, it is asked what it has counted
 * instead. Thread-safe; several may work on the same account.
 */
public final class MeterReporter {
    /** Stripe remembers identifiers for 24 hours at least. */
    private static final Duration SURELY_REMEMBERED = Duration.ofHours(12);

    private final UsageTotals totals;
    private final MeterGateway gateway;
    private final MeterLedger ledger;
    private final Clock clock;

    public MeterReporter(UsageTotals totals, MeterGateway gateway, MeterLedger ledger, Clock clock) {
        this.totals = totals;
        this.gateway = gateway;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Reports what the account used beyond what was reported, of each metric that the plan charges for.
     *
     * @throws dev.holdfast.billing.gateway.PaymentProviderException if the provider could not be told; reporting again
     *     goes on where this ended
     */
    public void report(MeteredPeriod period, Plan plan) {
        Usage usage = totals.inPeriod(period.accountId(), period.period());
        for (Metric metric : charged(plan)) {
            report(period, metric, Meters.units(metric, usage.of(metric)));
        }
    }

    private void report(MeteredPeriod period, Metric metric, long total) {
        MeterLedger.Entry entry = ledger.find(period, metric);
        Optional<MeterLedger.Attempt> unfinished = entry.attempt();
        if (unfinished.isPresent()) {
            finish(period, metric, entry.reported(), unfinished.get());
            entry = ledger.find(period, metric);
        }
        if (entry.attempt().isEmpty() && total > entry.reported()) {
            MeterLedger.Attempt attempt = new MeterLedger.Attempt(total, clock.instant());
            if (ledger.begin(period, metric, entry.reported(), attempt)) {
                send(period, metric, entry.reported(), attempt);
            }
        }
    }

    private void finish(MeteredPeriod period, Metric metric, long reported, MeterLedger.Attempt attempt) {
        if (clock.instant().isBefore(attempt.begunAt().plus(SURELY_REMEMBERED))) {
            send(period, metric, reported, attempt);
        } else {
            long counted = gateway.reported(period.customerId(), metric, period.firstMinute(), period.minutesEnd());
            ledger.finish(period, metric, attempt, Math.max(reported, counted));
        }
    }

    private void send(MeteredPeriod period, Metric metric, long reported, MeterLedger.Attempt attempt) {
        Instant time = period.timeOfReading(attempt.begunAt());
        gateway.report(new MeterReading(
                period.customerId(),
                metric,
                attempt.total() - reported,
                identifier(period, metric, attempt.total()),
                time));
        ledger.finish(period, metric, attempt, attempt.total());
    }

    private static String identifier(MeteredPeriod period, Metric metric, long total) {
        return "%s:%s:%d:%d"
                .formatted(
                        period.accountId(),
                        Meters.name(metric),
                        period.period().start().getEpochSecond(),
                        total);
    }

    private static List<Metric> charged(Plan plan) {
        return plan.allowances().stream()
                .filter(each -> each.overage() instanceof Overage.Charged)
                .map(each -> each.metric())
                .toList();
    }
}
