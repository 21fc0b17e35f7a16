package dev.holdfast.contract.route;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which URLs a route takes: {@code scheme://host/path}, the scheme optional, {@code *} at the beginning of the host and
 * at the end of the path for anything. {@code *.example.com} are the hosts below, {@code *example.com} that host as
 * well; without a path it is {@code /}. The query of a URL belongs to its path, so that only a wildcard takes it. Paths
 * are told apart by case and compared as they are sent. The order is that in which patterns are tried: the most
 * specific host first, then the longest path, then those that name a scheme.
 */
public final class RoutePattern implements Comparable<RoutePattern> {
    private static final int LONGEST = 1024;
    private static final String WILDCARD = "*";
    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e&&[^?#*\"<>\\\\^`{|}]]*\\*?");

    private static final Comparator<RoutePattern> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (RoutePattern each) -> each.anyHostBefore)
            .thenComparingInt(each -> -each.host.length())
            .thenComparing(each -> each.anyPathAfter)
            .thenComparingInt(each -> -each.path.length())
            .thenComparing(each -> each.scheme.isEmpty())
            .thenComparing(each -> each.text);

    private final String text;
    private final String scheme;
    private final boolean anyHostBefore;
    private final String host;
    private final boolean anyPathAfter;
    private final String path;

    private RoutePattern(String scheme, String host, String path) {
        this.text = (scheme.isEmpty() ? "" : scheme + "://") + host + path;
        this.scheme = scheme;
        this.anyHostBefore = host.startsWith(WILDCARD);
        this.host = anyHostBefore ? host.substring(1) : host;
        this.anyPathAfter = path.endsWith(WILDCARD);
        String whole = path.isEmpty() ? "/" : path;
        this.path = anyPathAfter ? whole.substring(0, whole.length() - 1) : whole;
    }

    /** @throws InvalidPatternException when the text is no pattern */
    public static RoutePattern parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidPatternException("it is longer than " + LONGEST + " characters");
        }
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (colon >= 0 && !scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidPatternException("its scheme is neither http nor https");
        }
        String rest = colon < 0 ? text : text.substring(colon + 3);
        int slash = rest.indexOf('/');
        String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
        String path = slash < 0 ? "" : rest.substring(slash);
        requireHost(host);
        if (!path.isEmpty() && !PATH.matcher(path).matches()) {
            throw new InvalidPatternException(
                    path.indexOf('?') >= 0 || path.indexOf('#') >= 0
                            ? "it may hold neither a query nor a fragment"
                            : "its path may hold a wildcard * at the end only, and nothing that URLs encode");
        }
        return new RoutePattern(scheme, host, path);
    }

    private static void requireHost(String host) {
        String bare = host.startsWith("*.") ? host.substring(2) : host.startsWith(WILDCARD) ? host.substring(1) : host;
        if (bare.indexOf('*') >= 0) {
            throw new InvalidPatternException("its host may hold a wildcard * at the beginning only");
        }
        if (bare.indexOf(':') >= 0) {
            throw new InvalidPatternException("it may not name a port");
        }
        if (!HostName.isValid(bare)) {
            throw new InvalidPatternException("'%s' is no host name".formatted(bare));
        }
    }

    /** As it was written, scheme and host in lower case. */
    public String text() {
        return text;
    }

    /** Its host, or what its hosts end with, without a dot in front. */
    public String domain() {
        return host.startsWith(".") ? host.substring(1) : host;
    }

    /** Whether it is for one host only. */
    public boolean isForOneHost() {
        return !anyHostBefore;
    }

    /**
     * Whether a request is taken.
     *
     * @param requestScheme {@code http} or {@code https}
     * @param requestHost in lower case, without port
     * @param target path and query as they were sent
     */
    public boolean takes(String requestScheme, String requestHost, String target) {
        return (scheme.isEmpty() || scheme.equals(requestScheme))
                && (anyHostBefore ? requestHost.endsWith(host) : requestHost.equals(host))
                && (anyPathAfter ? target.startsWith(path) : target.equals(path));
    }

    @Override
    public int compareTo(RoutePattern other) {
        return MOST_SPECIFIC_FIRST.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
