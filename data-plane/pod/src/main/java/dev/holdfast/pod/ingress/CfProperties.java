package dev.holdfast.pod.ingress;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What {@code request.cf} shows of a client's request. Only what the pod knows for sure: where a client is, and how it
 * is connected to whatever stands before the pod, is left out.
 */
final class CfProperties {
    private CfProperties() {}

    static String json(HttpServerRequest request) {
        StringBuilder json = new StringBuilder("{\"httpProtocol\":\"")
                .append(protocol(request.version()))
                .append('"');
        String accepted = request.getHeader("accept-encoding");
        if (accepted != null) {
            json.append(",\"clientAcceptEncoding\":\"")
                    .append(JsonStringEncoder.getInstance().quoteAsString(accepted))
                    .append('"');
        }
        return json.append('}').toString();
    }

    private static String protocol(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2";
        };
    }
}
