package dev.holdfast.pod.egress;

import java.util.Locale;

/**
 * An absolute {@code http} or {@code https} URL, as far as a request needs it. The runtime layer has normalised it;
 * anything that it would not produce is refused.
 *
 * @param host in lower case, an IPv6 address in brackets
 * @param port the scheme's default when none is given
 * @param path with the query, beginning with a slash
 */
record OutsideUrl(boolean secure, String host, int port, String path) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException with a text for script */
    static OutsideUrl parse(String url) {
        boolean secure = url.startsWith("https://");
        if (!secure && !url.startsWith("http://")) {
            throw new IllegalArgumentException("Fetch API cannot load: " + url);
        }
        int start = url.indexOf("//") + 2;
        int end = firstOf(url, start);
        String authority = url.substring(start, end);
        String path = url.substring(end, url.indexOf('#') < 0 ? url.length() : url.indexOf('#'));
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        int colon = hostAndPort.lastIndexOf(':') > hostAndPort.lastIndexOf(']') ? hostAndPort.lastIndexOf(':') : -1;
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        if (host.isEmpty() || !isClean(host) || !isClean(path)) {
            throw new IllegalArgumentException("Invalid URL: " + url);
        }
        int port = colon < 0 ? (secure ? 443 : 80) : port(hostAndPort.substring(colon + 1), url);
        return new OutsideUrl(secure, host, port, path.startsWith("/") ? path : "/" + path);
    }

    /** Host and, unless it is the scheme's own, port. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    /** The host without the brackets of an IPv6 address. */
    String plainHost() {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int firstOf(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    private static boolean isClean(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static int port(String digits, String url) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid URL: " + url, e);
        }
        throw new IllegalArgumentException("Invalid URL: " + url);
    }
}
