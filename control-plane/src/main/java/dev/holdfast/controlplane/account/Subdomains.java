package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Which account has which subdomain. One is picked once and kept: addresses and cookies depend on it. */
@ApplicationScoped
public class Subdomains {
    private final AccountRepository accounts;
    private final PlatformConfig platform;
    private final AuditLog audit;
    private final Event<SubdomainPicked> picked;

    Subdomains(AccountRepository accounts, PlatformConfig platform, AuditLog audit, Event<SubdomainPicked> picked) {
        this.accounts = accounts;
        this.platform = platform;
        this.audit = audit;
        this.picked = picked;
    }

    /** Gives the account its subdomain; asking again for the one that it has is no error. */
    @Transactional
    String pick(String accountId, SubdomainName name) {
        AccountEntity account = accounts.findById(accountId, LockModeType.PESSIMISTIC_WRITE);
        if (account.subdomain != null) {
            return keep(account.subdomain, name.value());
        }
        if (accounts.isTaken(name.value())) {
            throw taken(name.value());
        }
        account.subdomain = name.value();
        try {
            accounts.flush();
        } catch (ConstraintViolationException e) {
            throw taken(name.value());
        }
        audit.record(accountId, AuditedChange.created("subdomain", name.value(), new SubdomainView(name.value())));
        picked.fire(new SubdomainPicked(accountId));
        return name.value();
    }

    @Transactional
    boolean isTaken(SubdomainName name) {
        return accounts.isTaken(name.value());
    }

    /** The host name at which a worker of the account answers, if the account has a subdomain. */
    public Optional<String> hostOf(AccountEntity account, String workerName) {
        return Optional.ofNullable(account.subdomain).map(subdomain -> host(subdomain, workerName));
    }

    /** The host name of a worker of the account that has the subdomain. */
    public String host(String subdomain, String workerName) {
        return workerName + "." + subdomain + "." + platform.tenants().domain();
    }

    /** The address at which a worker of the account answers, if the account has a subdomain. */
    public Optional<URI> urlOf(AccountEntity account, String workerName) {
        PlatformConfig.Tenants tenants = platform.tenants();
        return hostOf(account, workerName).map(host -> URI.create(tenants.scheme() + "://" + host + port(tenants)));
    }

    private static String port(PlatformConfig.Tenants tenants) {
        boolean usual = tenants.port() == (tenants.scheme().equals("https") ? 443 : 80);
        return usual ? "" : ":" + tenants.port();
    }

    private static String keep(String has, String wants) {
        if (!has.equals(wants)) {
            throw new ApiException(
                    ErrorCause.SUBDOMAIN_ALREADY_PICKED,
                    "The account has the subdomain '%s' already; it cannot be changed".formatted(has));
        }
        return has;
    }

    private static ApiException taken(String name) {
        return new ApiException(
                ErrorCause.SUBDOMAIN_TAKEN, "The subdomain '%s' is taken; please pick another".formatted(name));
    }
}
