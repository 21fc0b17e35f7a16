package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Version 2: one hierarchy. A group that hands controllers on may hold no processes itself, so this process and its
 * neighbours first move into a group below their own; that needs a group delegated to this user.
 */
final class CgroupV2 implements CgroupHierarchy {
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");
    private static final String OWN_LEAF = "pod";

    /** Half of what the pod has: under contention its own threads go first. */
    private static final String CPU_WEIGHT = "50";

    private static final String LOW_WEIGHT = "12";

    private final Path parent;

    private CgroupV2(Path parent) {
        this.parent = parent;
    }

    static Optional<CgroupHierarchy> find(Path mounts, Path membership) {
        return Membership.lines(membership).stream()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> mounts.resolve(line.substring("0::/".length())))
                .filter(CgroupV2::handsControllersOn)
                .findFirst()
                .map(CgroupV2::new);
    }

    @Override
    public String description() {
        return "version 2: " + String.join(", ", CONTROLLERS);
    }

    @Override
    public Collection<Path> parents() {
        return List.of(parent);
    }

    @Override
    public Cgroup create(String name, CgroupLimits limits) throws IOException {
        Path folder = parent.resolve(name);
        Map<String, String> values = Map.of(
                "memory.max",
                Long.toString(limits.memoryBytes()),
                "memory.swap.max",
                "0",
                "pids.max",
                Integer.toString(limits.tasks()));
        CpuWeight weight = new CpuWeight(folder.resolve("cpu.weight"), CPU_WEIGHT, LOW_WEIGHT);
        return Cgroup.create(Map.of(folder, "memory.events"), Map.of(folder, values), Optional.of(weight));
    }

    private static boolean handsControllersOn(Path group) {
        try {
            if (!words(group.resolve("cgroup.controllers")).containsAll(CONTROLLERS)) {
                return false;
            }
            if (!words(group.resolve("cgroup.subtree_control")).containsAll(CONTROLLERS)) {
                moveDown(group);
                Files.writeString(group.resolve("cgroup.subtree_control"), "+memory +pids +cpu");
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void moveDown(Path group) throws IOException {
        Path leaf = group.resolve(OWN_LEAF);
        try {
            Files.createDirectory(leaf);
        } catch (FileAlreadyExistsException e) {
            // An earlier pod made it.
        }
        for (String process : Files.readAllLines(group.resolve("cgroup.procs"))) {
            Files.writeString(leaf.resolve("cgroup.procs"), process);
        }
    }

    private static List<String> words(Path file) throws IOException {
        return List.of(Files.readString(file).strip().split("\\s+"));
    }
}
