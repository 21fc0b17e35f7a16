package dev.holdfast.controlplane.limit;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.ApiLimitsConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets large bodies be read of callers who may do what they ask for, as long as there is memory. */
public class BodyMemory {
    private static final int AFTER_ACCESS = Priorities.USER + 200;
    private static final Set<HttpMethod> USUALLY_WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final BodyLimits limits;
    private final long large;
    private final BodyBudget budget;

    BodyMemory(BodyLimits limits, ApiLimitsConfig config, BodyBudget budget) {
        this.limits = limits;
        this.large = config.bodyBytes().asLongValue();
        this.budget = budget;
    }

    /** Bodies that do not say how large they are may become as large as is allowed. */
    @ServerRequestFilter(priority = AFTER_ACCESS)
    void take(RoutingContext request) {
        long bytes =
                BodyLimits.declared(request).orElseGet(() -> sendsBody(request.request()) ? limits.most(request) : 0);
        if (bytes <= large) {
            return;
        }
        if (!budget.take(bytes)) {
            throw new ApiException(
                    ErrorCause.BUSY, "Too many large bodies are being worked on; please try again in a moment");
        }
        request.addEndHandler(_ -> budget.giveBack(bytes));
    }

    private static boolean sendsBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !USUALLY_WITHOUT_BODY.contains(request.method());
    }
}
