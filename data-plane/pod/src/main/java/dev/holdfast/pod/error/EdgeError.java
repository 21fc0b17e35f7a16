package dev.holdfast.pod.error;

import dev.holdfast.link.message.Failure;

/**
 * Every way in which a request fails for an HTTP client: the one catalogue of codes and statuses. Codes of four digits
 * are those that Workers' users know; below that they are the status itself.
 */
public enum EdgeError {
    BAD_REQUEST(400, 400, "Bad request", "The request could not be understood."),
    BODY_TOO_LARGE(413, 413, "Request body too large", "The request's body is larger than this service takes."),
    URL_TOO_LONG(414, 414, "URL too long", "The request's URL is longer than this service takes."),
    HEADERS_TOO_LARGE(
            431, 431, "Header fields too large", "The request's header fields are larger than this service takes."),
    NOT_IMPLEMENTED(501, 501, "Not supported", "This service does not support that kind of request."),
    LOOP_LIMIT(508, 1019, "Loop limit", "The Workers behind this address call each other in too long a chain."),
    UNKNOWN_HOST(404, 1021, "Nothing here yet", "No Worker answers at this address."),
    NOT_DEPLOYED(404, 1022, "Nothing deployed", "The Worker at this address has no active deployment."),
    REFUSED(403, 1024, "Not available", "The Worker at this address may not be served now."),
    SUSPENDED(403, 1025, "Account suspended", "The account of the Worker at this address is suspended."),
    USED_UP(
            429,
            1027,
            "Daily limit reached",
            "The account of the Worker at this address has used up the requests that its plan includes for today (UTC)."),
    PAUSED(
            503,
            1028,
            "Paused",
            "The Worker at this address is paused: its account has reached a spending limit or has unusual activity."
                    + " Its owner can lift the pause on the dashboard."),
    SCRIPT_THREW(500, 1101, "Worker threw an exception", "The Worker at this address could not answer the request."),
    LIMIT_EXCEEDED(503, 1102, "Worker exceeded resource limits", "The Worker at this address used more than it may."),
    SANDBOX_LOST(503, 1105, "Temporarily unavailable", "The request was interrupted. Please try again."),
    OVERLOADED(
            503, 1200, "Too many requests", "The Worker at this address has too much to do. Please try again later."),
    INTERNAL(500, 500, "Internal error", "Something went wrong here, not in the Worker.");

    private final int status;
    private final int code;
    private final String title;
    private final String explanation;

    EdgeError(int status, int code, String title, String explanation) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.explanation = explanation;
    }

    /** The error that a failure of a worker's request amounts to. */
    public static EdgeError of(Failure.Cause cause) {
        return switch (cause) {
            case SCRIPT_THREW,
                    SCRIPT_HUNG,
                    STARTUP_FAILED,
                    NO_HANDLER,
                    OBJECT_RESET,
                    WALL_LIMIT,
                    OBJECT_MOVED,
                    STORAGE_FAILED,
                    NETWORK -> SCRIPT_THREW;
            case CPU_LIMIT, MEMORY_LIMIT -> LIMIT_EXCEEDED;
            case SANDBOX_LOST -> SANDBOX_LOST;
            case LOOP_LIMIT -> LOOP_LIMIT;
            case OVERLOADED -> OVERLOADED;
            case REFUSED -> REFUSED;
            case INTERNAL -> INTERNAL;
        };
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Code that the page shows. */
    public int code() {
        return code;
    }

    /** Few words. */
    public String title() {
        return title;
    }

    /** One sentence. */
    public String explanation() {
        return explanation;
    }
}
