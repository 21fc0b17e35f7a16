package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers in the envelope where no route has begun. */
@ApplicationScoped
public class Refusals {
    private final ObjectMapper mapper;

    public Refusals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public void answer(RoutingContext request, ErrorCause cause, String message) {
        request.response()
                .setStatusCode(cause.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .end(json(Envelope.failed(cause, message, RequestIds.of(request))));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
