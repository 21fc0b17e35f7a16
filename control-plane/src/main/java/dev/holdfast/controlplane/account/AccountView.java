package dev.holdfast.controlplane.account;

import java.time.Instant;

/** An account as the API shows it. */
public record AccountView(String id, String name, Instant createdOn) {
    static AccountView of(AccountEntity account) {
        return new AccountView(account.id, account.name, account.createdOn);
    }
}
