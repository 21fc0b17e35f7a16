package dev.holdfast.pod.confinement;

import java.io.IOException;
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
}
