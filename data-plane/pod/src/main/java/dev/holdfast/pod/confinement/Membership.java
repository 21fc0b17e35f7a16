package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The groups in which this process is. */
final class Membership {
    private Membership() {}

    /** Lines of the form {@code id:controllers:path}; none where the system has no such file. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
