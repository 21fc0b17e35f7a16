package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Version 1: a hierarchy per controller. Uses those of memory, tasks and CPU shares in which a folder may be made. */
final class CgroupV1 implements CgroupHierarchy {
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");

    /** Half of what the pod has: under contention its own threads go first. */
    private static final String CPU_SHARES = "512";

    private static final String LOW_SHARES = "128";

    private final Map<String, Path> parents;

    private CgroupV1(Map<String, Path> parents) {
        this.parents = Map.copyOf(parents);
    }

    static Optional<CgroupHierarchy> find(Path mounts, Path membership) {
        Map<String, Path> parents = new LinkedHashMap<>();
        for (String line : Membership.lines(membership)) {
            String[] fields = line.split(":", 3);
            for (String controller : fields.length == 3 ? fields[1].split(",") : new String[0]) {
                Path parent = mounts.resolve(controller).resolve(fields[2].substring(1));
                if (CONTROLLERS.contains(controller) && Files.isWritable(parent)) {
                    parents.put(controller, parent);
                }
            }
        }
        return parents.containsKey("memory") ? Optional.of(new CgroupV1(parents)) : Optional.empty();
    }

    @Override
    public String description() {
        return "version 1: " + CONTROLLERS.stream().filter(parents::containsKey).collect(Collectors.joining(", "));
    }

    @Override
    public Collection<Path> parents() {
        return parents.values();
    }

    @Override
    public Cgroup create(String name, CgroupLimits limits) throws IOException {
        Map<Path, String> counters = new LinkedHashMap<>();
        Map<Path, Map<String, String>> values = new LinkedHashMap<>();
        parents.forEach((controller, parent) -> {
            Path folder = parent.resolve(name);
            counters.put(folder, controller.equals("memory") ? "memory.oom_control" : "");
            values.put(folder, values(controller, limits));
        });
        Optional<CpuWeight> weight = Optional.ofNullable(parents.get("cpu"))
                .map(parent -> new CpuWeight(parent.resolve(name).resolve("cpu.shares"), CPU_SHARES, LOW_SHARES));
        return Cgroup.create(counters, values, weight);
    }

    private static Map<String, String> values(String controller, CgroupLimits limits) {
        return switch (controller) {
            case "memory" -> Map.of("memory.limit_in_bytes", Long.toString(limits.memoryBytes()));
            case "pids" -> Map.of("pids.max", Integer.toString(limits.tasks()));
            default -> Map.of();
        };
    }
}
