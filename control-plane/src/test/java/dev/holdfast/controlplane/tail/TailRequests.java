package dev.holdfast.controlplane.tail;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows for which requests for tails' sockets Quarkus would wait if it were to stop now. */
@ApplicationScoped
class TailRequests {
    private static final int BEFORE_TAILS = -10;

    private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();

    void register(@Observes Router router) {
        router.get(TailRoute.PATH + ":secret").order(BEFORE_TAILS).handler(context -> {
            String path = context.request().path();
            waitedFor.add(path);
            QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(over -> waitedFor.remove(path));
            context.next();
        });
    }

    /** Whether one for this address is among them. */
    boolean isWaitedFor(String url) {
        return waitedFor.stream().anyMatch(url::endsWith);
    }
}
