package dev.holdfast.local.client;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param request method and URL that it answers
 * @param location of the header of that name; empty when there was none
 */
public record Reply(String request, int status, String location, String body) {
    private static final int QUOTED = 500;

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @throws UnexpectedReplyException unless the status is 2xx */
    public Reply requireSuccess() {
        if (!isSuccess()) {
            throw unexpected();
        }
        return this;
    }

    public UnexpectedReplyException unexpected() {
        String quoted = body.length() > QUOTED ? body.substring(0, QUOTED) + "…" : body;
        return new UnexpectedReplyException(request + " answered " + status + ": " + quoted);
    }

    public Map<String, Object> json() {
        try {
            return JSON.std.mapFrom(body);
        } catch (IOException e) {
            throw unexpected();
        }
    }

    public List<Object> jsonList() {
        try {
            return JSON.std.listFrom(body);
        } catch (IOException e) {
            throw unexpected();
        }
    }
}
