package dev.holdfast.controlplane.limit;

import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Refusals;
import dev.holdfast.controlplane.config.ApiLimitsConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Refuses bodies that are too large for their kind of route, before anything is read of those that say their size. */
@ApplicationScoped
public class BodyLimits {
    private static final Pattern LARGE = Pattern.compile("/client/v4/accounts/[^/]+/(workers|storage|r2|pages)/.*");

    /** Quarkus cuts bodies off there that do not say how large they are. */
    private static final String CUT_OFF = "io.quarkus.max-request-size";

    private static final int AFTER_QUARKUS_HAS_SET_ITS_OWN = -1;
    private static final int BEFORE_QUARKUS_ANSWERS_WITHOUT_ENVELOPE = -3;

    private final ApiLimitsConfig limits;
    private final Refusals refusals;

    BodyLimits(ApiLimitsConfig limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS_ANSWERS_WITHOUT_ENVELOPE).handler(this::refuseLarge);
        router.route().order(AFTER_QUARKUS_HAS_SET_ITS_OWN).handler(request -> {
            request.put(CUT_OFF, most(request));
            request.next();
        });
    }

    private void refuseLarge(RoutingContext request) {
        if (declared(request).orElse(0) <= most(request)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        refusals.answer(
                request,
                ErrorCause.TOO_LARGE,
                "The body is larger than the %d bytes that are taken here".formatted(most(request)));
    }

    /** How large a request says that its body is. */
    static OptionalLong declared(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(length))
                : OptionalLong.empty();
    }

    /** How large the body of a request may be. */
    long most(RoutingContext request) {
        boolean large = LARGE.matcher(request.normalizedPath()).matches();
        return (large ? limits.uploadBytes() : limits.bodyBytes()).asLongValue();
    }
}
