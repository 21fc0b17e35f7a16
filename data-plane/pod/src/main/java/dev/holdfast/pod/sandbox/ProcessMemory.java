package dev.holdfast.pod.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of processes, as Linux tells it; unknown elsewhere. */
final class ProcessMemory {
    private static final long PAGE = 4096;

    private ProcessMemory() {}

    static OptionalLong residentBytes(long processId) {
        Path file = Path.of("/proc", Long.toString(processId), "statm");
        try {
            String[] fields = Files.readString(file).split(" ");
            return OptionalLong.of(Long.parseLong(fields[1]) * PAGE);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return OptionalLong.empty();
        }
    }
}
