package dev.holdfast.link;

import dev.holdfast.link.codec.MessageTooLargeException;
import dev.holdfast.link.message.LinkMessage;
import java.time.Duration;

/**
 * One connection between a pod and a sandbox.
 *
 * <p>Guarantees: messages sent by one thread arrive in the order sent; no method blocks and all may be called by any
 * thread; messages queued together leave in one write. After a close, sends are dropped silently, since the listener
 * learns of the close exactly once.
 */
public interface Link extends AutoCloseable {
    /**
     * Begins to deliver what the other end sends; what arrived earlier waits. Called once.
     *
     * @throws IllegalStateException on a second call
     */
    void start(Listener listener);

    /**
     * Queues a message and sends all that is queued.
     *
     * @throws MessageTooLargeException when its frame would exceed
     *     {@link dev.holdfast.link.codec.MessageTooLargeException#MAX_FRAME}; nothing is sent then
     */
    default void send(LinkMessage message) {
        enqueue(message);
        flush();
    }

    /**
     * Queues a message; it leaves with the next {@link #flush}, and may leave earlier.
     *
     * @throws MessageTooLargeException as {@link #send}
     */
    void enqueue(LinkMessage message);

    /** Sends what is queued, as far as the other end takes it now; the rest leaves as soon as it does. */
    void flush();

    /**
     * Lets another thread go on reading when the one that reads has been in {@link Listener#drained} for longer than
     * this. To be called now and then by whoever does long work there.
     */
    void relieve(Duration longerThan);

    /** Bytes queued and not yet written; senders of bodies use credit instead, this is for watching. */
    long queuedBytes();

    @Override
    void close();

    /** Receives what the other end sends. */
    interface Listener {
        /** A message arrived. Called by one thread at a time, and must not block. */
        void received(LinkMessage message);

        /**
         * All that could be read at once has been delivered. Runs on the thread that reads, so short work that the
         * messages brought is best done here; it may be long where {@link Link#relieve} is called. Then the next
         * messages are delivered by another thread while this one is still at it.
         */
        default void drained() {}

        /**
         * The link is gone; nothing more arrives. Called once.
         *
         * @param reason one line for logs: "closed", or what went wrong
         */
        void closed(String reason);
    }
}
