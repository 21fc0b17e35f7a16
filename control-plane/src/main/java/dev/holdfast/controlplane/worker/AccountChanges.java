package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.account.SubdomainPicked;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.plan.PlanChanged;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What a change of an account means for its workers, inside the transaction of the change. */
@ApplicationScoped
class AccountChanges {
    private final WorkerRepository workers;
    private final AccountRepository accounts;
    private final Subdomains subdomains;
    private final Previews previews;
    private final Outbox outbox;

    AccountChanges(
            WorkerRepository workers,
            AccountRepository accounts,
            Subdomains subdomains,
            Previews previews,
            Outbox outbox) {
        this.workers = workers;
        this.accounts = accounts;
        this.subdomains = subdomains;
        this.previews = previews;
        this.outbox = outbox;
    }

    void publishPlan(@Observes PlanChanged change) {
        workers.listOfAccount(change.accountId()).forEach(each -> outbox.add(FactKind.DEPLOYMENT, each.id));
    }

    void publishAddresses(@Observes SubdomainPicked change) {
        AccountEntity account = accounts.findById(change.accountId());
        workers.listOfAccount(account.id).stream()
                .flatMap(each -> subdomains.hostOf(account, each.name).stream())
                .forEach(host -> outbox.add(FactKind.ROUTE, host));
        workers.listOfAccount(account.id).forEach(previews::publishAll);
    }
}
