package dev.holdfast.pod.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files by which a group's part of the processor is set. A group that is idle keeps no weight and is given the
 * system's own when it is so no more (sched(7), kernel/sched/core.c: {@code sched_group_set_idle}).
 *
 * @param file the weight, in the group's folder
 * @param low the weight for {@link Standing#LOW}, and for {@link Standing#LAST} where the system knows no idle groups
 */
record CpuWeight(Path file, String ordinary, String low) {
    private static final String IDLE = "cpu.idle";

    void set(Standing standing) throws IOException {
        Path idle = file.resolveSibling(IDLE);
        boolean knowsIdle = Files.exists(idle);
        if (knowsIdle) {
            Files.writeString(idle, standing == Standing.LAST ? "1" : "0");
        }
        if (!knowsIdle || standing != Standing.LAST) {
            Files.writeString(file, standing == Standing.ORDINARY ? ordinary : low);
        }
    }
}
