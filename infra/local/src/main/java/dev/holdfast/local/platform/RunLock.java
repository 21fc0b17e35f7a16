package dev.holdfast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes sure that a data folder has one supervisor: whoever takes the lock has it until its process ends. */
public final class RunLock {
    /** Keeps the channels reachable: one that is collected loses its lock. */
    private static final List<FileChannel> TAKEN = new CopyOnWriteArrayList<>();

    private RunLock() {}

    /** Whether this process is the one. */
    public static boolean take(PlatformHome home) {
        try {
            FileChannel channel =
                    FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            TAKEN.add(channel);
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
