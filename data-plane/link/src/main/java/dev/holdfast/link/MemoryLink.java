package dev.holdfast.link;

import dev.holdfast.link.codec.MalformedFrameException;
import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.LinkMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Two ends of a link in one process, for tests and debugging. Messages go through the same encoding as on a socket, so
 * nothing mutable is shared. Each end's listener is called by a thread of its own.
 */
public final class MemoryLink implements Link {
    private final FrameQueue incoming;
    private final FrameQueue outgoing;
    private final AtomicReference<@Nullable ReaderRelay> readers = new AtomicReference<>();

    /** Of the thread that reads. */
    private volatile String reason = "closed";

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
        ReaderRelay relay = new ReaderRelay("memory-link", () -> deliver(listener), () -> listener.closed(reason));
        if (!readers.compareAndSet(null, relay)) {
            throw new IllegalStateException("the link was started already");
        }
        relay.start();
    }

    @Override
    public void enqueue(LinkMessage message) {
        outgoing.put(MessageCodec.encode(message));
    }

    /** Messages leave as they are queued. */
    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void relieve(Duration longerThan) {
        ReaderRelay relay = readers.get();
        if (relay != null) {
            relay.relieve(longerThan);
        }
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

    /** False when another thread reads on. */
    private boolean deliver(Listener listener) {
        try {
            if (!deliverUntilClosed(listener)) {
                return false;
            }
        } catch (MalformedFrameException e) {
            reason = "malformed frame: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        } catch (RuntimeException e) {
            reason = "listener failed: " + e;
        }
        close();
        return true;
    }

    private boolean deliverUntilClosed(Listener listener) throws MalformedFrameException, InterruptedException {
        ReaderRelay relay = Objects.requireNonNull(readers.get());
        Queue<byte[]> frames = incoming.take(new ArrayDeque<>());
        while (!frames.isEmpty()) {
            for (byte[] frame = frames.poll(); frame != null; frame = frames.poll()) {
                incoming.written(frame.length);
                LinkMessage message =
                        MessageCodec.decode(frame, MessageCodec.HEADER, frame.length - MessageCodec.HEADER);
                listener.received(message);
            }
            if (!relay.work(listener::drained)) {
                return false;
            }
            frames = incoming.take(frames);
        }
        return true;
    }
}
