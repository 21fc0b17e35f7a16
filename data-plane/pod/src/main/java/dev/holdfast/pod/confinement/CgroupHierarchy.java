package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Where groups are made. */
public sealed interface CgroupHierarchy permits CgroupV1, CgroupV2, NoCgroups {
    /** One line for people. */
    String description();

    /** The folders in which groups are made. */
    Collection<Path> parents();

    /** Makes a group below the one in which this process is. */
    Cgroup create(String name, CgroupLimits limits) throws IOException;

    /** What this machine has and lets this process use. */
    static CgroupHierarchy ofThisProcess() {
        Path mounts = Path.of("/sys/fs/cgroup");
        Path membership = Path.of("/proc/self/cgroup");
        return CgroupV2.find(mounts, membership)
                .or(() -> CgroupV1.find(mounts, membership))
                .orElse(NoCgroups.INSTANCE);
    }
}
