package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.rating.Bill;
import dev.holdfast.billing.rating.CostLine;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsagePeriod;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts together what an account used, by whom, when, and what it costs. */
@ApplicationScoped
class UsageReport {
    /** Before that a forecast would make too much of little. */
    private static final Duration SOON = Duration.ofHours(6);

    private final AccountBills bills;
    private final BilledUsage usage;
    private final Clock clock;

    UsageReport(AccountBills bills, BilledUsage usage, Clock clock) {
        this.bills = bills;
        this.usage = usage;
        this.clock = clock;
    }

    /** What the report lists. */
    sealed interface Listing {
        /** Workers, with what their objects used. */
        record Workers() implements Listing {}

        /** Namespaces. */
        record Namespaces() implements Listing {}

        /** Objects of one namespace. */
        record Objects(String namespace) implements Listing {}
    }

    private record Listed(String id, String name, Usage usage) {}

    UsageView of(String account, UsagePeriod period, Listing listing, int limit) {
        List<BilledPart> parts = usage.parts(account, period);
        Usage total = BilledUsage.sum(parts);
        UsagePeriod before = period.previous();
        Usage previous = usage.inPeriod(account, before);
        Bill bill = bills.bill(account, total);
        return new UsageView(
                bill.plan(),
                bill.currency(),
                period.start(),
                period.end(),
                bill.priceCents(),
                bill.totalCents(),
                forecast(account, period, total).orElse(null),
                bill.lines().stream()
                        .map(line -> UsageView.Line.of(line, previous))
                        .toList(),
                days(parts),
                listed(account, period, listing, parts).stream()
                        .map(each -> item(each, bill))
                        .sorted(Comparator.comparing(UsageView.Item::cents)
                                .reversed()
                                .thenComparing(UsageView.Item::name)
                                .thenComparing(UsageView.Item::id))
                        .limit(limit)
                        .toList(),
                new UsageView.Previous(
                        before.start(),
                        before.end(),
                        bills.bill(account, previous).totalCents()));
    }

    private Optional<Long> forecast(String account, UsagePeriod period, Usage total) {
        Instant now = clock.instant();
        if (!now.isBefore(period.end())) {
            return Optional.empty();
        }
        Duration passed = Duration.between(period.start(), now);
        Duration counted = passed.compareTo(SOON) < 0 ? SOON : passed;
        BigDecimal factor = BigDecimal.valueOf(
                        Duration.between(period.start(), period.end()).toSeconds())
                .divide(BigDecimal.valueOf(counted.toSeconds()), MathContext.DECIMAL64);
        return Optional.of(bills.bill(account, times(total, factor)).totalCents());
    }

    private static Usage times(Usage usage, BigDecimal factor) {
        Map<Metric, BigDecimal> scaled = new EnumMap<>(Metric.class);
        usage.amounts().forEach((metric, amount) -> scaled.put(metric, amount.multiply(factor)));
        return new Usage(scaled);
    }

    private static List<UsageView.Day> days(List<BilledPart> parts) {
        Map<String, Usage> byDay = new TreeMap<>();
        parts.forEach(part -> byDay.merge(part.day().toString(), part.usage(), Usage::plus));
        return byDay.entrySet().stream()
                .filter(each -> !each.getValue().amounts().isEmpty())
                .map(each -> new UsageView.Day(each.getKey(), UsageView.amounts(each.getValue())))
                .toList();
    }

    private List<Listed> listed(String account, UsagePeriod period, Listing listing, List<BilledPart> parts) {
        return switch (listing) {
            case Listing.Objects(String namespace) ->
                usage.objects(account, namespace, period).stream()
                        .map(each -> new Listed(each.id(), each.name() == null ? "" : each.name(), each.usage()))
                        .toList();
            case Listing.Namespaces() ->
                merged(parts.stream()
                        .flatMap(part ->
                                part.namespace().stream().map(each -> new Listed(each.id(), each.name(), part.usage())))
                        .toList());
            case Listing.Workers() ->
                merged(parts.stream()
                        .map(part -> new Listed(part.worker(), part.workerName(), part.usage()))
                        .toList());
        };
    }

    private static List<Listed> merged(List<Listed> all) {
        Map<String, Listed> byId = new HashMap<>();
        all.forEach(each -> byId.merge(
                each.id(),
                each,
                (a, b) -> new Listed(a.id(), a.name(), a.usage().plus(b.usage()))));
        return List.copyOf(byId.values());
    }

    private static UsageView.Item item(Listed listed, Bill bill) {
        BigDecimal cents =
                bill.lines().stream().map(line -> share(line, listed.usage())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new UsageView.Item(
                listed.id(), listed.name(), cents.setScale(2, RoundingMode.HALF_UP), UsageView.amounts(listed.usage()));
    }

    private static BigDecimal share(CostLine line, Usage part) {
        return line.cents() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(line.cents())
                        .multiply(part.of(line.metric()))
                        .divide(line.used(), MathContext.DECIMAL64);
    }
}
