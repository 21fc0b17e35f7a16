package dev.holdfast.controlplane.notice;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.account.MembershipRepository;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.UserEntity;
import dev.holdfast.controlplane.identity.UserRepository;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Mails to every member who may pay for an account. Sent after the change that they tell of; one that cannot be sent is
 * logged and not tried again, since the dashboard shows the same.
 */
@ApplicationScoped
public class BillingNotices {
    private static final Logger LOG = Logger.getLogger(BillingNotices.class);

    private final AccountRepository accounts;
    private final MembershipRepository memberships;
    private final UserRepository users;
    private final Mailer mailer;
    private final PlatformConfig platform;

    BillingNotices(
            AccountRepository accounts,
            MembershipRepository memberships,
            UserRepository users,
            Mailer mailer,
            PlatformConfig platform) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.users = users;
        this.mailer = mailer;
        this.platform = platform;
    }

    public void send(Optional<BillingNotice> notice) {
        notice.ifPresent(this::send);
    }

    public void send(BillingNotice notice) {
        try {
            List<Mail> mails = QuarkusTransaction.requiringNew().call(() -> mails(notice));
            mailer.send(mails.toArray(Mail[]::new));
        } catch (RuntimeException e) {
            LOG.warnf(e, "The mail '%s' of account %s could not be sent", notice.subject(), notice.accountId());
        }
    }

    private List<Mail> mails(BillingNotice notice) {
        String account = accounts.findById(notice.accountId()).name;
        String text = """
                %s

                Account: %s
                %s
                """.formatted(notice.text(), account, platform.page("/plan"));
        return memberships.listOfAccount(notice.accountId()).stream()
                .filter(each -> Role.byId(each.role)
                        .filter(role -> role.allows(Permission.BILLING_WRITE))
                        .isPresent())
                .map(each -> users.findById(each.userId))
                .filter(Objects::nonNull)
                .map((UserEntity user) -> Mail.withText(user.email, notice.subject() + " (Holdfast)", text))
                .toList();
    }
}
