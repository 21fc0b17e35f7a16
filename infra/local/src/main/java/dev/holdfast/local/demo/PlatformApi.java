package dev.holdfast.local.demo;

import dev.holdfast.local.client.JsonHttp;
import dev.holdfast.local.client.Reply;
import java.util.List;
import java.util.Map;

/** The platform's REST API under {@code /client/v4} with one credential; unwraps its envelope. */
final class PlatformApi {
    private final JsonHttp http;
    private final String base;
    private final String token;

    PlatformApi(JsonHttp http, String publicUrl, String token) {
        this.http = http;
        this.base = publicUrl + "/client/v4";
        this.token = token;
    }

    Reply get(String path) {
        return http.get(base + path, token);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object(String path) {
        return (Map<String, Object>) result(get(path));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String path) {
        return (List<Map<String, Object>>) result(get(path));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> write(String method, String path, Map<String, ?> body) {
        return (Map<String, Object>) result(http.send(method, base + path, token, body));
    }

    private static Object result(Reply reply) {
        Object result = reply.requireSuccess().json().get("result");
        if (result == null) {
            throw reply.unexpected();
        }
        return result;
    }
}
