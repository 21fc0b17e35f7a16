package dev.holdfast.controlplane.limit;

import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Refusals;
import dev.holdfast.controlplane.config.ApiLimitsConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts, by client address, requests that show no credentials, and those whose credentials are refused: whoever sends
 * too many is answered before anything is looked up. What watches the service itself is not counted.
 */
@ApplicationScoped
class StrangerLimits {
    private static final int AFTER_REQUEST_IDS = 900;
    private static final String SESSION_COOKIE = "q_session";
    private static final String MANAGEMENT = "/q/";
    private static final int UNAUTHORIZED = 401;

    private final Rates rates;
    private final ApiLimitsConfig limits;
    private final Refusals refusals;

    StrangerLimits(Rates rates, ApiLimitsConfig limits, Refusals refusals) {
        this.rates = rates;
        this.limits = limits;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, AFTER_REQUEST_IDS);
    }

    void count(RoutingContext request) {
        if (request.normalizedPath().startsWith(MANAGEMENT)) {
            request.next();
            return;
        }
        String address = ClientAddress.key(request.request().remoteAddress().hostAddress());
        String refused = "refused " + address;
        Optional<Duration> wait = showsCredentials(request.request())
                ? rates.look(refused, limits.strangerRequestsPerMinute())
                : rates.take("stranger " + address, limits.strangerRequestsPerMinute());
        if (wait.isPresent()) {
            request.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds()));
            refusals.answer(
                    request,
                    ErrorCause.RATE_LIMITED,
                    "Too many requests from your address without valid credentials; please wait");
            return;
        }
        if (showsCredentials(request.request())) {
            request.addHeadersEndHandler(nothing -> {
                if (request.response().getStatusCode() == UNAUTHORIZED) {
                    var _ = rates.take(refused, limits.strangerRequestsPerMinute());
                }
            });
        }
        request.next();
    }

    private static boolean showsCredentials(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION)
                || request.cookies().stream().map(Cookie::getName).anyMatch(name -> name.startsWith(SESSION_COOKIE));
    }
}
