package dev.holdfast.link;

import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.LinkMessage;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two ends of a link in one process, for tests and debugging. Messages go through the same encoding as on a socket, so
 * nothing mutable is shared. Each end's listener is called by a thread of its own.
 */
public final class MemoryLink implements Link {
    private final FrameQueue incoming;
    private final FrameQueue outgoing;
    private final AtomicBoolean started = new AtomicBoolean();

    private MemoryLink(FrameQueue incoming, FrameQueue outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** Two connected ends. */
    public static Pair pair() {
        FrameQueue one = new FrameQueue();
        FrameQueue other = new FrameQueue();
        return new Pair(new MemoryLink(one, other), new MemoryLink(other, one));
    }

    /** Both ends; which is which does not matter. */
    public record Pair(Link pod, Link sandbox) {}

    @Override
    public void start(Listener listener) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the link was started already");
        }
        Thread.ofPlatform().daemon().name("memory-link").start(() -> deliver(listener));
    }

    @Override
    public void send(LinkMessage message) {
        outgoing.put(MessageCodec.encode(message));
    }

    @Override
    public long queuedBytes() {
        return outgoing.bytes();
    }

    @Override
    public void close() {
        incoming.close();
        outgoing.close();
    }

    private void deliver(Listener listener) {
        String reason = "closed";
        try {
            deliverUntilClosed(listener);
        } catch (MalformedFrameException e) {
            reason = "malformed frame: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        } catch (RuntimeException e) {
            reason = "listener failed: " + e;
        } finally {
            close();
            listener.closed(reason);
        }
    }

    private void deliverUntilClosed(Listener listener) throws MalformedFrameException, InterruptedException {
        Queue<byte[]> frames = incoming.take(new ArrayDeque<>());
        while (!frames.isEmpty()) {
            for (byte[] frame = frames.poll(); frame != null; frame = frames.poll()) {
                incoming.written(frame.length);
                LinkMessage message =
                        MessageCodec.decode(frame, MessageCodec.HEADER, frame.length - MessageCodec.HEADER);
                listener.received(message);
            }
            frames = incoming.take(frames);
        }
    }
}
