package dev.holdfast.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to a channel that never blocks. There is no thread for it: whoever flushes writes what all have queued,
 * unless somebody else is at it already. When the channel takes no more, writing rests until {@link #resume}.
 */
final class SocketWriter {
    private static final int BUFFER = 128 * 1024;

    private final WritableByteChannel channel;
    private final Runnable full;
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean closed;

    /** Of whoever is writing, as are the next two. */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private byte @Nullable [] frame;
    private int offset;

    /** @param full asks that {@link #resume} be called once the channel takes more; must not block */
    SocketWriter(WritableByteChannel channel, Runnable full) {
        this.channel = channel;
        this.full = full;
    }

    /** Adds a frame; does nothing once closed. */
    void add(byte[] bytes) {
        if (!closed) {
            queuedBytes.addAndGet(bytes.length);
            frames.add(bytes);
        }
    }

    /** Writes what is queued, or leaves it to whoever is writing. */
    void flush() throws IOException {
        while (!frames.isEmpty() && writing.compareAndSet(false, true)) {
            goOn();
        }
    }

    /** The channel takes more. */
    void resume() throws IOException {
        goOn();
        flush();
    }

    long queuedBytes() {
        return closed ? 0 : queuedBytes.get();
    }

    /** Drops what waits. */
    void close() {
        closed = true;
        frames.clear();
    }

    /** INVARIANT: {@code writing} is set, and stays set while the channel is full. */
    private void goOn() throws IOException {
        if (writeAll()) {
            writing.set(false);
        } else {
            full.run();
        }
    }

    /** False when the channel takes no more. */
    private boolean writeAll() throws IOException {
        while (fill()) {
            buffer.flip();
            queuedBytes.addAndGet(-channel.write(buffer));
            boolean rest = buffer.hasRemaining();
            buffer.compact();
            if (rest) {
                return false;
            }
        }
        return true;
    }

    /** Moves frames into the buffer as far as there is room; false when there is nothing to write. */
    private boolean fill() {
        while (buffer.hasRemaining()) {
            byte[] current = frame == null ? frames.poll() : frame;
            if (current == null) {
                break;
            }
            int count = Math.min(buffer.remaining(), current.length - offset);
            buffer.put(current, offset, count);
            offset += count;
            boolean whole = offset == current.length;
            frame = whole ? null : current;
            offset = whole ? 0 : offset;
        }
        return buffer.position() > 0;
    }
}
