package dev.holdfast.pod.invocation;

import dev.holdfast.contract.rollup.Counter;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: a client, or code that runs here. Safe for several threads. */
public final class Origin {
    private final int hops;
    private final @Nullable Subject subject;
    private final @Nullable Invocation by;
    private @Nullable String requestId;

    private Origin(int hops, @Nullable Subject subject, @Nullable Invocation by, @Nullable String requestId) {
        this.hops = hops;
        this.subject = subject;
        this.by = by;
        this.requestId = requestId;
    }

    /** Nobody's code: an alarm, a schedule, an event of a socket. */
    public static Origin outside() {
        return new Origin(0, null, null, null);
    }

    /** A client's request of this id. */
    public static Origin client(String requestId) {
        return new Origin(0, null, null, requestId);
    }

    /**
     * Code that runs here.
     *
     * @param by in which invocation; null when that is over
     */
    static Origin of(Subject subject, @Nullable Invocation by) {
        return by == null
                ? new Origin(1, subject, null, null)
                : new Origin(by.origin().hops() + 1, by.subject(), by, null);
    }

    /** How many calls between workers and objects led to it. */
    public int hops() {
        return hops;
    }

    /** The id of the client's request with which it all began, or one of its own. */
    public String requestId() {
        if (by != null) {
            return by.origin().requestId();
        }
        synchronized (this) {
            if (requestId == null) {
                requestId = RequestIds.next();
            }
            return requestId;
        }
    }

    /** Counts something for whose code asks; nothing for a client. */
    public void count(Counter counter, long amount) {
        if (subject != null) {
            subject.tally().add(counter, amount);
        }
    }

    /** Tells the owner of the code that asks of an error; as its code prints it. */
    public void tell(String text) {
        if (by != null) {
            by.told(text);
        }
    }
}
