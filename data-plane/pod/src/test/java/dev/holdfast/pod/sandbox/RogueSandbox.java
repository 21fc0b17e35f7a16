package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.UnixSocketListener;
import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage.Hello;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A compromised sandbox: whoever took it over writes whatever bytes it likes to the real socket, and reads what the pod
 * sends, or does not. Its process is a figment whose CPU time the system would count as one second.
 */
public final class RogueSandbox implements SandboxProcess, AutoCloseable {
    private static final int LARGEST = 1 << 20;

    private final String name;
    private final Link podEnd;
    private final SocketChannel channel;
    private volatile boolean killed;

    private RogueSandbox(String name, Link podEnd, SocketChannel channel) {
        this.name = name;
        this.podEnd = podEnd;
        this.channel = channel;
    }

    /** Connects a pod's end and a rogue's end through a socket in a folder. */
    public static RogueSandbox connect(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        try (UnixSocketListener listener = UnixSocketListener.open(path)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(path));
            return new RogueSandbox(name, listener.accept(Duration.ofSeconds(10)), channel);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** Says hello as it should. */
    public RogueSandbox greet() throws IOException {
        say(new Hello(Hello.PROTOCOL_VERSION, 1));
        return this;
    }

    /** Says something well-formed. */
    public void say(LinkMessage message) throws IOException {
        write(MessageCodec.encode(message));
    }

    /** Writes any bytes. */
    public void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Reads messages until one of a type arrives. */
    public <T extends LinkMessage> T next(Class<T> type) throws Exception {
        while (true) {
            ByteBuffer header = read(MessageCodec.HEADER);
            byte[] frame = read(header.getInt()).array();
            LinkMessage message = MessageCodec.decode(frame, 0, frame.length);
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    /** Whether the pod ended it within some seconds. */
    public boolean isKilledSoon() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!killed && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return killed;
    }

    public boolean isKilled() {
        return killed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Link link() {
        return podEnd;
    }

    @Override
    public long processId() {
        return 0;
    }

    @Override
    public OptionalLong residentBytes() {
        return OptionalLong.of(0);
    }

    @Override
    public OptionalLong cpuMillis() {
        return OptionalLong.of(1000);
    }

    @Override
    public Precedence precedence() {
        return Precedence.ofWanted();
    }

    @Override
    public Optional<Failure> exceededLimit() {
        return Optional.empty();
    }

    @Override
    public void kill() {
        killed = true;
        close();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ByteBuffer read(int length) throws IOException {
        if (length < 0 || length > LARGEST) {
            throw new IOException("the pod sent a frame of " + length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the pod closed the link");
            }
        }
        return buffer.flip();
    }
}
