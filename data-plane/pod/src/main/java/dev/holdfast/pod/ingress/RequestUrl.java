package dev.holdfast.pod.ingress;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/**
 * Where a request goes.
 *
 * @param authority host and port as the client wrote them, in lower case
 * @param host without the port
 * @param path with the query, beginning with a slash
 */
record RequestUrl(String authority, String host, String path) {
    /** Reads it from a request; refuses what cannot be a URL of a worker. */
    static RequestUrl of(HttpServerRequest request) {
        String uri = request.uri();
        if (uri.startsWith("/")) {
            return of(request.getHeader("host") == null ? authority(request) : request.getHeader("host"), uri);
        }
        int scheme = uri.indexOf("://");
        if (scheme < 0) {
            throw new UnreadableRequestException("the request's target is no path");
        }
        int slash = uri.indexOf('/', scheme + 3);
        return slash < 0
                ? of(uri.substring(scheme + 3), "/")
                : of(uri.substring(scheme + 3, slash), uri.substring(slash));
    }

    /** The URL as the worker sees it. */
    String absolute(HttpServerRequest request) {
        return request.scheme() + "://" + authority + path;
    }

    private static String authority(HttpServerRequest request) {
        if (request.authority() == null) {
            throw new UnreadableRequestException("the request names no host");
        }
        return request.authority().toString();
    }

    private static RequestUrl of(String authority, String path) {
        String lower = authority.toLowerCase(Locale.ROOT);
        int port = lower.lastIndexOf(':');
        String host = port < 0 ? lower : lower.substring(0, port);
        if (host.isEmpty() || !lower.chars().allMatch(RequestUrl::mayStandInAuthority)) {
            throw new UnreadableRequestException("the request's host is no host name");
        }
        return new RequestUrl(lower, host.endsWith(".") ? host.substring(0, host.length() - 1) : host, path);
    }

    private static boolean mayStandInAuthority(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || ".-_:[]".indexOf(character) >= 0;
    }
}
