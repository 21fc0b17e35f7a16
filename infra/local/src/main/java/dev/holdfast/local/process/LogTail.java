package dev.holdfast.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, as text for people. */
public final class LogTail {
    private static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    /** The last lines, as far as they fit into 64 KiB. */
    public static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[Math.toIntExact(Math.min(file.length(), MOST_BYTES))];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
