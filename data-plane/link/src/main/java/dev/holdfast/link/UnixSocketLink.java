package dev.holdfast.link;

import dev.holdfast.link.codec.MalformedFrameException;
import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.LinkMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A link over a Unix domain socket. One thread at a time reads and calls the listener; whoever sends also writes, see
 * {@link SocketWriter}. A frame that is no message, or a listener that throws, closes the link with the reason.
 */
public final class UnixSocketLink implements Link {
    private static final String CLOSED = "closed";

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final SocketWriter writer;
    private final FrameBuffer frames = new FrameBuffer();
    private final AtomicReference<@Nullable ReaderRelay> readers = new AtomicReference<>();
    private final AtomicReference<String> reason = new AtomicReference<>("");

    UnixSocketLink(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ);
        this.writer = new SocketWriter(channel, this::awaitRoom);
    }

    /** Connects to a socket on which the other end listens. */
    public static UnixSocketLink connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return new UnixSocketLink(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void start(Listener listener) {
        ReaderRelay relay = new ReaderRelay("link-reader", () -> read(listener), () -> ended(listener));
        if (!readers.compareAndSet(null, relay)) {
            throw new IllegalStateException("the link was started already");
        }
        relay.start();
    }

    @Override
    public void enqueue(LinkMessage message) {
        writer.add(MessageCodec.encode(message));
    }

    @Override
    public void flush() {
        try {
            writer.flush();
        } catch (ClosedChannelException e) {
            close(CLOSED);
        } catch (IOException e) {
            close("write failed: " + e.getMessage());
        }
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
        return writer.queuedBytes();
    }

    @Override
    public void close() {
        close(CLOSED);
    }

    /** False when another thread reads on. */
    private boolean read(Listener listener) {
        try {
            if (!readUntilEnd(listener)) {
                return false;
            }
            close(CLOSED);
        } catch (MalformedFrameException e) {
            close("malformed frame: " + e.getMessage());
        } catch (ClosedChannelException | ClosedSelectorException | CancelledKeyException e) {
            close(CLOSED);
        } catch (IOException e) {
            close("read failed: " + e.getMessage());
        } catch (RuntimeException e) {
            close("listener failed: " + e);
        }
        return true;
    }

    private boolean readUntilEnd(Listener listener) throws IOException, MalformedFrameException {
        ReaderRelay relay = Objects.requireNonNull(readers.get());
        while (true) {
            ByteBuffer target = frames.writable();
            int room = target.remaining();
            int count = channel.read(target);
            if (count < 0) {
                return true;
            }
            if (count > 0) {
                frames.written(count, listener::received);
                if (!relay.work(listener::drained)) {
                    return false;
                }
            }
            if (count < room) {
                awaitEvent();
            }
        }
    }

    private void awaitEvent() throws IOException {
        selector.select();
        selector.selectedKeys().clear();
        if (key.isWritable()) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
            writer.resume();
        }
    }

    /** The other end takes no more at present: the thread that reads goes on writing when it does. */
    private void awaitRoom() {
        try {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            selector.wakeup();
        } catch (CancelledKeyException e) {
            close(CLOSED);
        }
    }

    private void close(String why) {
        if (reason.compareAndSet("", why)) {
            writer.close();
            try {
                channel.close();
            } catch (IOException e) {
                reason.set(why + "; close failed: " + e.getMessage());
            }
            selector.wakeup();
            if (readers.get() == null) {
                closeSelector();
            }
        }
    }

    private void ended(Listener listener) {
        closeSelector();
        listener.closed(reason.get());
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
