package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.ingress.HopByHop;
import java.util.List;
import java.util.Set;

/** Header fields between two workers of the platform: nobody can pass for a client of the edge. */
final class PlatformHeaders {
    /** The address that a worker's requests come from, as programs know it from Workers. */
    private static final String A_WORKER = "2a06:98c0:3600::103";

    /** Fields that only the edge may set. */
    private static final Set<String> OF_THE_EDGE = Set.of(
            "cf-connecting-ip",
            "cf-ray",
            "content-length",
            "host",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id");

    private PlatformHeaders() {}

    static Headers request(Headers headers, OutsideUrl url, String requestId) {
        StringBuilder packed = new StringBuilder(512);
        add(packed, "host", url.authority());
        copy(headers, packed);
        add(packed, "cf-connecting-ip", A_WORKER);
        add(packed, "cf-ray", requestId);
        add(packed, "x-forwarded-for", A_WORKER);
        add(packed, "x-forwarded-host", url.authority());
        add(packed, "x-forwarded-proto", url.secure() ? "https" : "http");
        add(packed, "x-real-ip", A_WORKER);
        add(packed, "x-request-id", requestId);
        return new Headers(packed.toString());
    }

    static Headers response(Headers headers, String requestId) {
        StringBuilder packed = new StringBuilder(256);
        List<String> parts = headers.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (!HopByHop.contains(parts.get(i)) && !parts.get(i).equals("x-request-id")) {
                add(packed, parts.get(i), parts.get(i + 1));
            }
        }
        add(packed, "x-request-id", requestId);
        return new Headers(packed.toString());
    }

    private static void copy(Headers headers, StringBuilder packed) {
        List<String> parts = headers.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            String name = parts.get(i);
            boolean asksForSocket = name.equals("upgrade") && parts.get(i + 1).equalsIgnoreCase("websocket");
            if (asksForSocket) {
                add(packed, name, "websocket");
            } else if (!HopByHop.contains(name) && !OF_THE_EDGE.contains(name)) {
                add(packed, name, parts.get(i + 1));
            }
        }
    }

    private static void add(StringBuilder packed, String name, String value) {
        packed.append(packed.isEmpty() ? "" : "\n").append(name).append('\n').append(value);
    }
}
