package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes control groups, where this process may. */
public final class Cgroups {
    private static final Logger LOG = Logger.getLogger(Cgroups.class);

    private final CgroupHierarchy hierarchy;

    public Cgroups(CgroupHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** One line for people: which limits the system keeps. */
    public String description() {
        return hierarchy.description();
    }

    /** A group of its own for a process that is about to start; {@link Cgroup#NONE} where that is impossible. */
    public Cgroup create(String name, CgroupLimits limits) {
        try {
            return hierarchy.create(name, limits);
        } catch (IOException e) {
            LOG.warnf("no control group for sandbox %s: %s", name, e.getMessage());
            return Cgroup.NONE;
        }
    }

    /** Removes groups of these names; the system refuses that for those that hold a process, and they stay. */
    public void removeEmpty(Predicate<String> names) {
        for (Path parent : hierarchy.parents()) {
            groups(parent, names).forEach(Cgroups::remove);
        }
    }

    private static List<Path> groups(Path parent, Predicate<String> names) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> names.test(folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            LOG.warnf("control groups of earlier sandboxes stay in %s: %s", parent, e.getMessage());
            return List.of();
        }
    }

    private static void remove(Path group) {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            LOG.debugf("the control group %s stays: %s", group, e.getMessage());
        }
    }
}
