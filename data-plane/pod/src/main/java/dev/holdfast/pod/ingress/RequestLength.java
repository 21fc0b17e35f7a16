package dev.holdfast.pod.ingress;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** How long a request says that its body is. */
final class RequestLength {
    /** There is no body, which differs from an empty one. */
    static final long NO_BODY = -2;

    /** There is one of unknown length. */
    static final long UNKNOWN = -1;

    private RequestLength() {}

    static long of(HttpServerRequest request) {
        String announced = request.getHeader("content-length");
        if (announced != null) {
            return parse(announced);
        }
        boolean mayFollow = request.version() == HttpVersion.HTTP_2
                ? !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)
                : request.getHeader("transfer-encoding") != null;
        return mayFollow ? UNKNOWN : NO_BODY;
    }

    private static long parse(String announced) {
        try {
            long length = Long.parseLong(announced.strip());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new UnreadableRequestException("content-length is no number");
        }
        throw new UnreadableRequestException("content-length is negative");
    }
}
