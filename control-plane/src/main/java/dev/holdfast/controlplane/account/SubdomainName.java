package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A label that an account may have: 3 to 63 of {@code a-z0-9-}, no hyphen at the ends or third and fourth (which would
 * pass for an internationalised name), and none that others could take for the platform's own.
 */
public record SubdomainName(String value) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?!.--)[a-z0-9-]{1,61}[a-z0-9]");
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "api",
            "app",
            "apps",
            "assets",
            "auth",
            "autoconfig",
            "autodiscover",
            "billing",
            "blog",
            "cdn",
            "console",
            "control",
            "dash",
            "dashboard",
            "demo-admin",
            "dev",
            "dns",
            "docs",
            "download",
            "email",
            "example",
            "ftp",
            "git",
            "help",
            "holdfast",
            "host",
            "hostmaster",
            "imap",
            "info",
            "internal",
            "invalid",
            "keycloak",
            "local",
            "localhost",
            "login",
            "logout",
            "mail",
            "metrics",
            "noreply",
            "oauth",
            "oauth2",
            "official",
            "ops",
            "pod",
            "pop",
            "pop3",
            "postgres",
            "postmaster",
            "preview",
            "previews",
            "proxy",
            "redis",
            "register",
            "registry",
            "root",
            "sandbox",
            "security",
            "signin",
            "signup",
            "smtp",
            "sso",
            "ssl",
            "static",
            "status",
            "store",
            "stripe",
            "support",
            "sysadmin",
            "system",
            "test",
            "tls",
            "webhooks",
            "webmaster",
            "workers",
            "wpad",
            "www");

    /** @throws ApiException if no account may have it */
    public static SubdomainName of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(name).matches()) {
            throw new ApiException(
                    ErrorCause.SUBDOMAIN_INVALID,
                    "A subdomain has 3 to 63 characters of a-z, 0-9 and -, and begins and ends with a letter or digit");
        }
        if (RESERVED.contains(name)) {
            throw new ApiException(ErrorCause.SUBDOMAIN_INVALID, "The subdomain '%s' is reserved".formatted(name));
        }
        return new SubdomainName(name);
    }
}
