package dev.holdfast.controlplane.tail;

import dev.holdfast.contract.trace.Trace;
import dev.holdfast.controlplane.log.Notice;
import dev.holdfast.controlplane.log.ReceivedTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a tail. What its reader does not take in time is dropped, and the reader is told how much that was.
 * Safe for several threads.
 */
final class TailSocket {
    private static final Duration PING_EVERY = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final String tailId;
    private final String workerId;
    private final TailFilters filters;
    private final TailLine line;
    private final long mostWaiting;
    private final DoubleSupplier random;
    private final Clock clock;
    private volatile Instant heard;
    private Instant pinged;
    private long waiting;
    private long dropped;
    private @Nullable Trace latest;

    /**
     * @param mostWaiting characters that may be on their way to the reader
     * @param random gives numbers from 0 to 1, without 1
     */
    TailSocket(TailEntity tail, TailLine line, long mostWaiting, DoubleSupplier random, Clock clock) {
        this.tailId = tail.id;
        this.workerId = tail.workerId;
        this.filters = TailFilters.stored(tail.filters);
        this.line = line;
        this.mostWaiting = mostWaiting;
        this.random = random;
        this.clock = clock;
        this.heard = clock.instant();
        this.pinged = heard;
    }

    String tailId() {
        return tailId;
    }

    String workerId() {
        return workerId;
    }

    /** The reader has answered, or said anything else. */
    void heard() {
        heard = clock.instant();
    }

    /** Shows a trace if it passes the filters and the reader keeps up. */
    synchronized void offer(ReceivedTrace received) {
        if (!filters.admit(received.trace(), random)) {
            return;
        }
        latest = received.trace();
        if (waiting > 0 && waiting + received.shown().length() > mostWaiting) {
            dropped++;
            return;
        }
        tellDropped();
        send(received.shown());
    }

    /** A trace of the worker was lost on the way here. */
    synchronized void missed() {
        dropped++;
    }

    /** Asks whether the reader is still there; false if it has not answered for long. */
    synchronized boolean lives() {
        Instant now = clock.instant();
        if (heard.isBefore(now.minus(SILENCE))) {
            return false;
        }
        if (pinged.isBefore(now.minus(PING_EVERY))) {
            pinged = now;
            line.ping();
        }
        return true;
    }

    void close(TailStanding standing) {
        line.close(standing.closeCode(), standing.reason());
    }

    /** The reader is gone, or this process is about to be. */
    void goAway() {
        line.close((short) 1001, "Going away");
    }

    private void send(String text) {
        waiting += text.length();
        var _ = line.write(text).onComplete(written -> written(text.length()));
    }

    private synchronized void written(long length) {
        waiting -= length;
        if (waiting <= mostWaiting / 2) {
            tellDropped();
        }
    }

    private void tellDropped() {
        Trace near = latest;
        if (dropped > 0 && near != null) {
            String message = ("%d events are missing here: they came faster than this tail took them. Filters make it"
                            + " lighter.")
                    .formatted(dropped);
            dropped = 0;
            send(Notice.leftOut(near, clock.instant(), message).shown());
        }
    }
}
