package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.MeterGateway;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.billing.meter.MeterLedger;
import dev.holdfast.billing.meter.MeterReporter;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.controlplane.plan.SubscriptionEntity;
import dev.holdfast.controlplane.plan.Subscriptions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Reports use to the payment provider's meters. A period is reported for an hour after its end, too: so long the
 * provider waits before it closes the invoice.
 */
@ApplicationScoped
class MeterReports {
    private static final Logger LOG = Logger.getLogger(MeterReports.class);
    private static final Duration OPEN_AFTER_END = Duration.ofHours(1);

    private final Instance<UsageTotals> totals;
    private final MeterGateway gateway;
    private final MeterLedger ledger;
    private final MeteredPeriods periods;
    private final Subscriptions subscriptions;
    private final PlanCatalog catalog;
    private final Clock clock;

    MeterReports(
            Instance<UsageTotals> totals,
            MeterGateway gateway,
            MeterLedger ledger,
            MeteredPeriods periods,
            Subscriptions subscriptions,
            PlanCatalog catalog,
            Clock clock) {
        this.totals = totals;
        this.gateway = gateway;
        this.ledger = ledger;
        this.periods = periods;
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Scheduled(
            every = "{holdfast.billing.report-every:1h}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void report() {
        if (totals.isResolvable()) {
            report(totals.get());
        }
    }

    /**
     * Reports what the account has used until now in its current period.
     *
     * @throws PaymentProviderException if the provider could not be told
     */
    void report(SubscriptionEntity subscription) {
        if (totals.isResolvable()) {
            periods.begin(subscription);
            Instant now = clock.instant();
            MeterReporter reporter = new MeterReporter(totals.get(), gateway, ledger, clock);
            periods.list(now, now).stream()
                    .filter(each -> each.period().accountId().equals(subscription.accountId))
                    .forEach(each -> reporter.report(each.period(), catalog.require(each.plan())));
        }
    }

    /** One account that fails does not keep the others from their turn. */
    void report(UsageTotals usage) {
        MeterReporter reporter = new MeterReporter(usage, gateway, ledger, clock);
        subscriptions.listEntitled().forEach(periods::begin);
        Instant now = clock.instant();
        for (MeteredPeriods.Planned each : periods.list(now, now.minus(OPEN_AFTER_END))) {
            try {
                reporter.report(each.period(), catalog.require(each.plan()));
            } catch (PaymentProviderException e) {
                LOG.warnf(
                        "Use of account %s could not be reported and will be again: %s",
                        each.period().accountId(), e.getMessage());
            }
        }
    }
}
