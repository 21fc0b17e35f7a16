package dev.holdfast.pod.confinement;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The system has no control groups, or lets this process make none. */
enum NoCgroups implements CgroupHierarchy {
    INSTANCE;

    @Override
    public String description() {
        return "none may be made here; the pod watches resident memory and CPU time alone";
    }

    @Override
    public Collection<Path> parents() {
        return List.of();
    }

    @Override
    public Cgroup create(String name, CgroupLimits limits) {
        return Cgroup.NONE;
    }
}
