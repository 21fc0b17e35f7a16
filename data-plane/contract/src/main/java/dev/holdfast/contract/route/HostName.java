package dev.holdfast.contract.route;

import java.util.regex.Pattern;

/** Names of hosts as they stand in URLs: letters, digits and hyphens in labels; other scripts in their xn-- form. */
public final class HostName {
    private static final int LONGEST = 253;
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private HostName() {}

    /** Whether it is a name in lower case of two labels or more, without a dot at the end. No address is one. */
    public static boolean isValid(String name) {
        return name.length() <= LONGEST && LABELS.matcher(name).matches();
    }

    /** Whether a host is a domain or below it. */
    public static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
