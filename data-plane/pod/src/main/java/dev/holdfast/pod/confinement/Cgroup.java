package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A control group for one process, in one or several hierarchies. */
public final class Cgroup {
    /** No group: the system offers none. */
    public static final Cgroup NONE = new Cgroup(Map.of(), Optional.empty());

    private static final Logger LOG = Logger.getLogger(Cgroup.class);
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Map<Path, String> countersOfKills;
    private final Optional<CpuWeight> weight;

    private Cgroup(Map<Path, String> countersOfKills, Optional<CpuWeight> weight) {
        this.countersOfKills = Map.copyOf(countersOfKills);
        this.weight = weight;
    }

    /**
     * Makes the folders and sets the limits; leaves nothing behind when that fails.
     *
     * @param countersOfKills the group's folders, with the file of each that counts kills for want of memory, or ""
     * @param limits for each folder, values by file name
     */
    static Cgroup create(
            Map<Path, String> countersOfKills, Map<Path, Map<String, String>> limits, Optional<CpuWeight> weight)
            throws IOException {
        Cgroup group = new Cgroup(countersOfKills, weight);
        try {
            for (Map.Entry<Path, Map<String, String>> folder : limits.entrySet()) {
                Files.createDirectory(folder.getKey());
                for (Map.Entry<String, String> limit : folder.getValue().entrySet()) {
                    Files.writeString(folder.getKey().resolve(limit.getKey()), limit.getValue());
                }
            }
            if (weight.isPresent()) {
                weight.get().set(Standing.ORDINARY);
            }
            return group;
        } catch (IOException e) {
            group.remove();
            throw e;
        }
    }

    /** Folders that a process enters by writing its id to their file {@code cgroup.procs}; separated by colons. */
    public String folders() {
        return countersOfKills.keySet().stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /**
     * From now on its processes stand so when a processor is wanted by others too; nothing where groups do not tell.
     */
    public void stand(Standing standing) {
        weight.ifPresent(own -> {
            try {
                own.set(standing);
            } catch (IOException e) {
                LOG.debugf("%s cannot be changed: %s", own.file(), e.getMessage());
            }
        });
    }

    /** Whether the system killed a process of this group because the group had used up its memory. */
    public boolean ranOutOfMemory() {
        return countersOfKills.entrySet().stream()
                .filter(folder -> !folder.getValue().isEmpty())
                .anyMatch(folder -> countsKills(folder.getKey().resolve(folder.getValue())));
    }

    /** Removes the group once its processes, which must have been killed, are gone. Blocks for a moment. */
    public void remove() {
        countersOfKills.keySet().forEach(Cgroup::remove);
    }

    private static void remove(Path folder) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Files.deleteIfExists(folder);
                return;
            } catch (IOException e) {
                LOG.debugf("the control group %s is still there: %s", folder, e.getMessage());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean countsKills(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream().anyMatch(line -> line.startsWith("oom_kill ") && !line.equals("oom_kill 0"));
        } catch (IOException e) {
            return false;
        }
    }
}
