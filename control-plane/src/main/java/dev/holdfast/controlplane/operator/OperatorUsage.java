package dev.holdfast.controlplane.operator;

import dev.holdfast.billing.rating.Bill;
import dev.holdfast.billing.rating.BillToDate;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.usage.NativeRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Adds up what an account has and uses, for operators. */
@ApplicationScoped
class OperatorUsage {
    private static final String COUNTS = "SELECT (SELECT count(*) FROM membership WHERE account_id = :account),"
            + " (SELECT count(*) FROM worker WHERE account_id = :account),"
            + " (SELECT count(*) FROM object_namespace WHERE account_id = :account)";

    private final EntityManager entities;
    private final Subscriptions subscriptions;
    private final BillToDate bills;

    OperatorUsage(EntityManager entities, Subscriptions subscriptions, BillToDate bills) {
        this.entities = entities;
        this.subscriptions = subscriptions;
        this.bills = bills;
    }

    OperatorUsageView of(String account) {
        Bill bill = bills.of(account);
        UsagePeriod period = subscriptions.periodOf(account);
        Tuple counts = QuarkusTransaction.requiringNew()
                .call(() -> NativeRows.of(
                                entities.createNativeQuery(COUNTS, Tuple.class).setParameter("account", account))
                        .getFirst());
        return new OperatorUsageView(
                NativeRows.number(counts, 0),
                NativeRows.number(counts, 1),
                NativeRows.number(counts, 2),
                period.start(),
                period.end(),
                bill.currency(),
                bill.totalCents(),
                bill.lines().stream().map(OperatorUsageView.Line::of).toList());
    }
}
