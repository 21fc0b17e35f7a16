package dev.holdfast.pod.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With folders that look like those of the system. */
class CgroupTest {
    private static final CgroupLimits LIMITS = new CgroupLimits(1024, 16);

    @TempDir
    private Path mounts;

    @Test
    void ofVersion1ItHasAFolderInEachHierarchyAndStandsAsItIsTold() throws IOException {
        for (String controller : new String[] {"memory", "pids", "cpu"}) {
            Files.createDirectories(mounts.resolve(controller).resolve("pod"));
        }
        Path membership =
                Files.writeString(mounts.resolve("membership"), "7:memory:/pod\n3:pids:/pod\n2:cpu,cpuacct:/pod\n");

        Cgroup group = CgroupV1.find(mounts, membership).orElseThrow().create("s1", LIMITS);

        assertThat(mounts.resolve("memory/pod/s1/memory.limit_in_bytes")).hasContent("1024");
        assertThat(mounts.resolve("pids/pod/s1/pids.max")).hasContent("16");
        standsAsItIsTold(mounts.resolve("cpu/pod/s1/cpu.shares"), group);
    }

    @Test
    void ofVersion2ItHasOneFolderAndStandsAsItIsTold() throws IOException {
        Path own = Files.createDirectories(mounts.resolve("pod"));
        Files.writeString(own.resolve("cgroup.controllers"), "cpu memory pids");
        Files.writeString(own.resolve("cgroup.subtree_control"), "cpu memory pids");
        Path membership = Files.writeString(mounts.resolve("membership"), "0::/pod\n");

        Cgroup group = CgroupV2.find(mounts, membership).orElseThrow().create("s1", LIMITS);

        assertThat(own.resolve("s1/memory.max")).hasContent("1024");
        standsAsItIsTold(own.resolve("s1/cpu.weight"), group);
    }

    @Test
    void emptyGroupsOfGivenNamesAreRemovedInEveryHierarchyAndUsedOnesStay() throws IOException {
        for (String controller : new String[] {"memory", "pids"}) {
            Path own = mounts.resolve(controller).resolve("pod");
            Files.createDirectories(own.resolve("old-1"));
            Files.createDirectories(own.resolve("other"));
            Files.createFile(Files.createDirectories(own.resolve("old-2")).resolve("a process"));
        }
        Path membership = Files.writeString(mounts.resolve("membership"), "7:memory:/pod\n3:pids:/pod\n");

        new Cgroups(CgroupV1.find(mounts, membership).orElseThrow()).removeEmpty(name -> name.startsWith("old-"));

        for (String controller : new String[] {"memory", "pids"}) {
            assertThat(mounts.resolve(controller).resolve("pod").toFile().list())
                    .containsExactlyInAnyOrder("old-2", "other");
        }
    }

    private static void standsAsItIsTold(Path weight, Cgroup group) throws IOException {
        String ordinary = Files.readString(weight);

        for (Standing standing : new Standing[] {Standing.LOW, Standing.LAST}) {
            group.stand(standing);
            assertThat(Integer.parseInt(Files.readString(weight))).isBetween(1, Integer.parseInt(ordinary) / 4);

            group.stand(Standing.ORDINARY);
            assertThat(weight).hasContent(ordinary);
        }
        isIdleWhenItIsLast(Files.writeString(weight.resolveSibling("cpu.idle"), "0"), weight, group);
    }

    private static void isIdleWhenItIsLast(Path idle, Path weight, Cgroup group) throws IOException {
        String ordinary = Files.readString(weight);

        group.stand(Standing.LAST);
        assertThat(idle).hasContent("1");

        group.stand(Standing.ORDINARY);
        assertThat(idle).hasContent("0");
        assertThat(weight).hasContent(ordinary);
    }
}
