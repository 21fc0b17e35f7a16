package dev.holdfast.controlplane.testing;

import dev.holdfast.local.server.RedisServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Redis of the tests, which a test may crash and start again. */
public final class RedisUnderTest {
    private static @Nullable RedisServer server;

    private RedisUnderTest() {}

    static void use(RedisServer started) {
        server = started;
    }

    public static void crash() {
        running().kill();
        running().ended().join();
    }

    public static void startAgain() {
        server = running().startAgain();
    }

    static void close() {
        running().close();
    }

    private static RedisServer running() {
        return Objects.requireNonNull(server);
    }
}
