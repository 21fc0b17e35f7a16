package dev.holdfast.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Prepares a log file for a process that will append to it; one that has grown large is put aside, the one before that
 * deleted.
 */
final class LogFile {
    private static final long LARGE_BYTES = 32L * 1024 * 1024;

    private LogFile() {}

    static void prepare(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGE_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
