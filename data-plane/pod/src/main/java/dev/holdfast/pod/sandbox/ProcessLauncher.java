package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.UnixSocketListener;
import dev.holdfast.pod.config.ConfinementMode;
import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.confinement.Cgroup;
import dev.holdfast.pod.confinement.CgroupHierarchy;
import dev.holdfast.pod.confinement.CgroupLimits;
import dev.holdfast.pod.confinement.Cgroups;
import dev.holdfast.pod.confinement.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Starts the sandbox's launcher script, with a socket of its own and both output streams in a log file. The child gets
 * no variable of the pod's environment but those that name a Java runtime and the search path, is confined as far as
 * the system allows, and has a control group of its own where the pod may make one.
 */
public final class ProcessLauncher implements SandboxLauncher {
    private static final Logger LOG = Logger.getLogger(ProcessLauncher.class);
    private static final String[] PASSED_ON = {"HOLDFAST_JAVA_HOME", "JAVA_HOME", "PATH", "TMPDIR", "LANG", "LC_ALL"};
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_TASKS = 256;

    private final SandboxConfig config;
    private final Confinement confinement;
    private final Cgroups cgroups;
    private final AtomicInteger lastNumber = new AtomicInteger();

    private ProcessLauncher(SandboxConfig config, Confinement confinement, Cgroups cgroups) {
        this.config = config;
        this.confinement = confinement;
        this.cgroups = cgroups;
    }

    /**
     * Finds out what can be used here, and logs it. Blocks.
     *
     * @throws IllegalStateException when confinement is required and not to be had
     */
    public static ProcessLauncher prepare(SandboxConfig config) {
        Confinement confinement = Confinement.find(config.confinement(), config.command());
        if (config.confinement() == ConfinementMode.REQUIRED && !confinement.inForce()) {
            throw new IllegalStateException("holdfast.sandbox.confinement is required; " + confinement.description());
        }
        Cgroups cgroups = new Cgroups(CgroupHierarchy.ofThisProcess());
        LOG.logf(
                confinement.inForce() ? Logger.Level.INFO : Logger.Level.WARN,
                "confinement of sandboxes: %s; control groups: %s",
                confinement.description(),
                cgroups.description());
        if (!confinement.inForce()) {
            LOG.warn("A tenant's code that breaks out of its engine can do here whatever this user can do.");
        }
        return new ProcessLauncher(config, confinement, cgroups);
    }

    @Override
    public SandboxProcess launch(Precedence precedence) throws IOException {
        Path directory = Files.createDirectories(config.directory().toAbsolutePath());
        int number = lastNumber.incrementAndGet();
        if (number == 1) {
            LeftBehind.remove(directory);
            cgroups.removeEmpty(LeftBehind::isGroup);
        }
        String name = LeftBehind.PREFIX + ProcessHandle.current().pid() + "-" + number;
        Path socket = SocketPath.in(directory, name + ".sock");
        Files.deleteIfExists(socket);
        Cgroup cgroup = cgroups.create(LeftBehind.GROUP_PREFIX + name, cgroupLimits());
        precedence.govern(cgroup::stand);
        try (UnixSocketListener listener = UnixSocketListener.open(socket)) {
            Path log = directory.resolve(name + ".log");
            Process process = ProcessParent.start(command(socket, log, cgroup));
            ProcessEnd end = new ProcessEnd(process, log, cgroup);
            try {
                Link link = listener.accept(config.startTimeout());
                return new ChildProcess(name, process, engineOf(process), link, end, precedence);
            } catch (IOException e) {
                process.destroyForcibly();
                throw new IOException("sandbox " + name + " did not connect; its log may say why", e);
            }
        } finally {
            SocketPath.leave(directory, socket);
        }
    }

    /** Above the limit that the pod itself keeps, for what grows faster than the pod looks. */
    private CgroupLimits cgroupLimits() {
        long resident = config.maxResident().asLongValue();
        return new CgroupLimits(resident + resident / 4, MOST_TASKS);
    }

    /** The process that runs script. When confined it is the only child of the one that was started. */
    private ProcessHandle engineOf(Process process) {
        return confinement.inForce() ? process.children().findFirst().orElse(process.toHandle()) : process.toHandle();
    }

    private ProcessBuilder command(Path socket, Path log, Cgroup cgroup) {
        ProcessBuilder builder = new ProcessBuilder(
                        config.command().toAbsolutePath().toString(),
                        "serve",
                        "--socket",
                        socket.toString(),
                        "--heap-megabytes",
                        Long.toString(config.isolateHeap().asLongValue() / MEBIBYTE))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        for (String variable : PASSED_ON) {
            String value = System.getenv(variable);
            if (value != null) {
                builder.environment().put(variable, value);
            }
        }
        builder.environment().putIfAbsent("HOLDFAST_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOLDFAST_SANDBOX_CONFINEMENT", confinement.order());
        builder.environment().put("HOLDFAST_SANDBOX_CGROUPS", cgroup.folders());
        return builder;
    }
}
