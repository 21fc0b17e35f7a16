package dev.holdfast.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One service as seen from outside.
 *
 * @param processes its process id, or for sandboxes all of theirs; empty when it does not run
 * @param healthy whether it answers
 * @param residentMebibytes memory of all its processes; 0 where the system does not tell
 */
public record ServiceStatus(String label, List<Long> processes, boolean healthy, long residentMebibytes) {
    private static final String RESIDENT = "VmRSS:";

    public ServiceStatus {
        processes = List.copyOf(processes);
    }

    static ServiceStatus of(String label, List<ProcessHandle> processes, boolean healthy) {
        List<Long> ids = processes.stream().map(ProcessHandle::pid).toList();
        long kibibytes =
                ids.stream().mapToLong(ServiceStatus::residentKibibytes).sum();
        return new ServiceStatus(label, ids, healthy, kibibytes / 1024);
    }

    private static long residentKibibytes(long pid) {
        try {
            Optional<String> line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(text -> text.startsWith(RESIDENT))
                    .findFirst();
            return line.map(text -> Long.parseLong(
                            text.substring(RESIDENT.length()).replace("kB", "").trim()))
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }
}
