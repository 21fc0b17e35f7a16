package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packs a client's header fields for a worker: without those of the connection, with those that the edge adds. */
final class RequestHeaders {
    private static final String COOKIE = "cookie";
    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final String HTTP_VISITOR = "{\"scheme\":\"http\"}";
    private static final String HTTPS_VISITOR = "{\"scheme\":\"https\"}";

    /** Fields that only the edge may set. */
    private static final Set<String> OWN = Set.of(
            "cf-connecting-ip",
            "cf-ray",
            "cf-visitor",
            "expect",
            FORWARDED_FOR,
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id");

    private RequestHeaders() {}

    static Headers pack(HttpServerRequest request, String host, String requestId) {
        MultiMap fields = request.headers();
        StringBuilder packed = new StringBuilder(512);
        add(packed, Headers.CF, CfProperties.json(request));
        boolean crumbled = request.version() == HttpVersion.HTTP_2;
        String connection = String.valueOf(fields.get("connection")).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> field : fields) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (isPassedOn(name, connection) && !(crumbled && name.equals(COOKIE))) {
                add(packed, name, field.getValue());
            }
        }
        if (crumbled) {
            addAuthorityAndCookies(packed, fields, host);
        }
        if ("websocket".equalsIgnoreCase(fields.get("upgrade"))) {
            add(packed, "upgrade", "websocket");
        }
        addOwn(packed, request, fields.get(FORWARDED_FOR), host, requestId);
        return new Headers(packed.toString());
    }

    private static boolean isPassedOn(String name, String connection) {
        return !name.isEmpty()
                && name.charAt(0) != ':'
                && !HopByHop.contains(name)
                && !OWN.contains(name)
                && !names(connection, name);
    }

    private static boolean names(String connection, String name) {
        if (connection.equals("null") || connection.equals("keep-alive") || connection.equals("close")) {
            return false;
        }
        for (String token : connection.split(",", -1)) {
            if (token.strip().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void addAuthorityAndCookies(StringBuilder packed, MultiMap fields, String host) {
        if (!fields.contains("host")) {
            add(packed, "host", host);
        }
        if (fields.contains(COOKIE)) {
            add(packed, COOKIE, String.join("; ", fields.getAll(COOKIE)));
        }
    }

    private static void addOwn(
            StringBuilder packed,
            HttpServerRequest request,
            @Nullable String forwardedFor,
            String host,
            String requestId) {
        String address = request.remoteAddress().hostAddress();
        add(packed, "cf-connecting-ip", address);
        add(packed, "cf-ray", requestId);
        add(packed, "cf-visitor", "https".equals(request.scheme()) ? HTTPS_VISITOR : HTTP_VISITOR);
        add(packed, FORWARDED_FOR, forwardedFor == null ? address : forwardedFor + ", " + address);
        add(packed, "x-forwarded-host", host);
        add(packed, "x-forwarded-proto", String.valueOf(request.scheme()));
        add(packed, "x-real-ip", address);
        add(packed, "x-request-id", requestId);
    }

    private static void add(StringBuilder packed, String name, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || name.indexOf('\n') >= 0) {
            throw new UnreadableRequestException("a header field holds a line break");
        }
        if (!packed.isEmpty()) {
            packed.append('\n');
        }
        packed.append(name).append('\n').append(value);
    }
}
