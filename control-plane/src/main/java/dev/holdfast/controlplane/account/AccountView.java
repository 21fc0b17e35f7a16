package dev.holdfast.controlplane.account;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as the API shows it. */
@Schema(name = "Account")
public record AccountView(String id, String name, Instant createdOn) {
    static AccountView of(AccountEntity account) {
        return new AccountView(account.id, account.name, account.createdOn);
    }
}
