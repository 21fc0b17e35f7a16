package dev.holdfast.link;

import dev.holdfast.link.message.LinkMessage;

/**
 * One connection between a pod and a sandbox.
 *
 * <p>Guarantees: messages sent by one thread arrive in the order sent; {@link #send} never blocks and may be called by
 * any thread; messages queued together leave in one write. After a close, sends are dropped silently, since the
 * listener learns of the close exactly once.
 */
public interface Link extends AutoCloseable {
    /**
     * Begins to deliver what the other end sends; what arrived earlier waits. Called once.
     *
     * @throws IllegalStateException on a second call
     */
    void start(Listener listener);

    /**
     * Queues a message.
     *
     * @throws MessageTooLargeException when its frame would exceed {@link MessageTooLargeException#MAX_FRAME}; nothing
     *     is sent then
     */
    void send(LinkMessage message);

    /** Bytes queued and not yet written; senders of bodies use credit instead, this is for watching. */
    long queuedBytes();

    @Override
    void close();

    /** Receives what the other end sends; called by one thread at a time and must not block. */
    interface Listener {
        /** A message arrived. */
        void received(LinkMessage message);

        /**
         * The link is gone; nothing more arrives. Called once.
         *
         * @param reason one line for logs: "closed", or what went wrong
         */
        void closed(String reason);
    }
}
