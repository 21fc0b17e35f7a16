package dev.holdfast.controlplane.api;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request is refused. The message is shown to the caller as it is. */
public final class ApiException extends RuntimeException {
    private final ErrorCause reason;
    private final transient @Nullable URI documentation;

    public ApiException(ErrorCause reason, String message) {
        super(message);
        this.reason = reason;
        this.documentation = null;
    }

    /** @param documentation a page that helps; wrangler prints its address */
    public ApiException(ErrorCause reason, String message, URI documentation) {
        super(message);
        this.reason = reason;
        this.documentation = documentation;
    }

    public ErrorCause reason() {
        return reason;
    }

    public Optional<URI> documentation() {
        return Optional.ofNullable(documentation);
    }
}
