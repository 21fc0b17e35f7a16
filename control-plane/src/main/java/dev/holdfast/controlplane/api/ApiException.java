package dev.holdfast.controlplane.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request is refused. The message is shown to the caller as it is. */
public final class ApiException extends RuntimeException {
    private final ErrorCause reason;
    private final transient @Nullable URI documentation;
    private final transient List<ErrorDetail> details;

    public ApiException(ErrorCause reason, String message) {
        super(message);
        this.reason = reason;
        this.documentation = null;
        this.details = List.of();
    }

    /** @param details everything that is wrong, when that may be several things */
    public ApiException(ErrorCause reason, String message, List<ErrorDetail> details) {
        super(message);
        this.reason = reason;
        this.documentation = null;
        this.details = List.copyOf(details);
    }

    /** @param documentation a page that helps; wrangler prints its address */
    public ApiException(ErrorCause reason, String message, URI documentation) {
        super(message);
        this.reason = reason;
        this.documentation = documentation;
        this.details = List.of();
    }

    public ErrorCause reason() {
        return reason;
    }

    public List<ErrorDetail> details() {
        return details;
    }

    public Optional<URI> documentation() {
        return Optional.ofNullable(documentation);
    }
}
