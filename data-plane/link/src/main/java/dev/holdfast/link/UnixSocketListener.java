package dev.holdfast.link;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Listens on a path for the one sandbox that was told to connect there. The path must not exist; it can be used by the
 * owner only, and is removed on close. Paths of more than about 100 bytes are refused by the system.
 */
public final class UnixSocketListener implements AutoCloseable {
    private final Path path;
    private final ServerSocketChannel server;
    private final Selector selector;

    private UnixSocketListener(Path path, ServerSocketChannel server, Selector selector) {
        this.path = path;
        this.server = server;
        this.selector = selector;
    }

    /** Starts to listen. */
    public static UnixSocketListener open(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), 1);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new UnixSocketListener(path, server, selector);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Waits for the other end; the link still has to be started.
     *
     * @throws SocketTimeoutException when nobody connects in time
     * @throws IOException when the listener is closed meanwhile
     */
    public UnixSocketLink accept(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (selector.isOpen()) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                return new UnixSocketLink(channel);
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("nobody connected to " + path + " within " + timeout);
            }
            selector.select(left);
            selector.selectedKeys().clear();
        }
        throw new IOException("the listener was closed");
    }

    @Override
    public void close() throws IOException {
        selector.close();
        server.close();
        Files.deleteIfExists(path);
    }
}
