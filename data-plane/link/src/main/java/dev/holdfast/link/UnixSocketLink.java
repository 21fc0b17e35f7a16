package dev.holdfast.link;

import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.LinkMessage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A link over a Unix domain socket. One thread reads and calls the listener, one thread writes; messages that queue up
 * while a write is under way leave together in the next. A frame that is no message, or a listener that throws, closes
 * the link with the reason.
 */
public final class UnixSocketLink implements Link {
    private static final int WRITE_BUFFER = 128 * 1024;
    private static final String CLOSED = "closed";

    private final SocketChannel channel;
    private final FrameQueue queue = new FrameQueue();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicReference<String> reason = new AtomicReference<>("");

    UnixSocketLink(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to a socket on which the other end listens. */
    public static UnixSocketLink connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new UnixSocketLink(channel);
    }

    @Override
    public void start(Listener listener) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the link was started already");
        }
        Thread.ofPlatform().daemon().name("link-writer").start(this::write);
        Thread.ofPlatform().daemon().name("link-reader").start(() -> read(listener));
    }

    @Override
    public void send(LinkMessage message) {
        queue.put(MessageCodec.encode(message));
    }

    @Override
    public long queuedBytes() {
        return queue.bytes();
    }

    @Override
    public void close() {
        close(CLOSED);
    }

    private void read(Listener listener) {
        try {
            readUntilEnd(listener);
            close(CLOSED);
        } catch (MalformedFrameException e) {
            close("malformed frame: " + e.getMessage());
        } catch (ClosedChannelException e) {
            close(CLOSED);
        } catch (IOException e) {
            close("read failed: " + e.getMessage());
        } catch (RuntimeException e) {
            close("listener failed: " + e);
        } finally {
            listener.closed(reason.get());
        }
    }

    private void readUntilEnd(Listener listener) throws IOException, MalformedFrameException {
        FrameBuffer frames = new FrameBuffer();
        for (int count = channel.read(frames.writable()); count >= 0; count = channel.read(frames.writable())) {
            frames.written(count, listener::received);
        }
    }

    private void write() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(WRITE_BUFFER);
        Queue<byte[]> frames = new ArrayDeque<>();
        try {
            while (reason.get().isEmpty()) {
                frames = queue.take(frames);
                write(frames, buffer);
            }
        } catch (ClosedChannelException e) {
            close(CLOSED);
        } catch (IOException e) {
            close("write failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close("writer interrupted");
        }
    }

    private void write(Queue<byte[]> frames, ByteBuffer buffer) throws IOException {
        for (byte[] frame = frames.poll(); frame != null; frame = frames.poll()) {
            int offset = 0;
            while (offset < frame.length) {
                int count = Math.min(buffer.remaining(), frame.length - offset);
                buffer.put(frame, offset, count);
                offset += count;
                if (!buffer.hasRemaining()) {
                    flush(buffer);
                }
            }
        }
        flush(buffer);
    }

    private void flush(ByteBuffer buffer) throws IOException {
        buffer.flip();
        int count = buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
        queue.written(count);
    }

    private void close(String why) {
        if (reason.compareAndSet("", why)) {
            queue.close();
            try {
                channel.close();
            } catch (IOException e) {
                reason.set(why + "; close failed: " + e.getMessage());
            }
        }
    }
}
