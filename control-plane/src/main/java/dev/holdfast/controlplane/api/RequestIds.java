package dev.holdfast.controlplane.api;

import dev.holdfast.controlplane.config.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives every request an id, which the response, the error envelope and each line in the logs carry. */
@ApplicationScoped
public class RequestIds {
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final int BEFORE_ALL_OTHERS = 1000;

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, BEFORE_ALL_OTHERS);
    }

    /** The id of a request that is being answered. */
    public static String of(RoutingContext request) {
        return request.get(KEY, "unknown");
    }

    private void assign(RoutingContext request) {
        String id = ids.hex();
        request.put(KEY, id);
        MDC.put(KEY, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }
}
