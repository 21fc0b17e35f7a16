package dev.holdfast.controlplane.worker;

/**
 * Who changes a worker, and with what.
 *
 * @param source {@code wrangler}, {@code dash} or {@code api}
 */
public record Author(String userId, String source) {
    /**
     * @param userAgent header of that name, or empty
     * @param requestedWith header {@code X-Requested-With}, or empty
     */
    static Author of(String userId, String userAgent, String requestedWith) {
        if (requestedWith.equals("holdfast-dashboard")) {
            return new Author(userId, "dash");
        }
        return new Author(userId, userAgent.startsWith("wrangler/") ? "wrangler" : "api");
    }

    /** Whether it is the command line tool, which makes more of an answer than it says. */
    public boolean isWrangler() {
        return source.equals("wrangler");
    }
}
