package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.identity.CurrentUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;

/** Who makes the request, and with what. */
@RequestScoped
public class CurrentAuthor {
    private final CurrentUser caller;
    private final RoutingContext request;

    CurrentAuthor(CurrentUser caller, RoutingContext request) {
        this.caller = caller;
        this.request = request;
    }

    public Author get() {
        return Author.of(caller.get().id, header("User-Agent"), header("X-Requested-With"));
    }

    private String header(String name) {
        return Objects.requireNonNullElse(request.request().getHeader(name), "");
    }
}
