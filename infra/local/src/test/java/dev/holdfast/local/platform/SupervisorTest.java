package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.Pause;
import dev.holdfast.local.process.StartFailedException;
import dev.holdfast.local.server.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervises programs that only sleep. */
class SupervisorTest {
    @TempDir
    Path root;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private PlatformHome home = new PlatformHome(Path.of(""), Path.of(""));

    @BeforeEach
    void createHome() {
        home = PlatformHome.of(root, Map.of());
        home.create();
    }

    @Test
    void servicesStartAfterThoseThatTheyNeedAndStopBeforeThem() {
        Supervisor supervisor = supervise(
                new Service(ServiceName.POD, Set.of(ServiceName.REDIS), () -> sleeper("pod")),
                new Service(ServiceName.REDIS, Set.of(), () -> sleeper("redis")));
        supervisor.start();
        assertThat(events).containsExactly("start redis", "start pod");
        supervisor.stop();
        assertThat(events).containsExactly("start redis", "start pod", "stop pod", "stop redis");
    }

    @Test
    void whatDiesIsStartedAgain() {
        Supervisor supervisor = supervise(new Service(ServiceName.REDIS, Set.of(), () -> sleeper("redis")));
        supervisor.start();
        ProcessHandle first = running();
        first.destroyForcibly();
        for (int looks = 0; process().filter(next -> !next.equals(first)).isEmpty(); looks++) {
            assertThat(looks).as("looks for the new process").isLessThan(200);
            Pause.of(Duration.ofMillis(50));
        }
        ProcessHandle second = running();
        supervisor.stop();
        assertThat(second.isAlive()).isFalse();
        assertThat(process()).isEmpty();
    }

    @Test
    void aServiceThatDoesNotStartIsNamedAndTheOthersAreStopped() {
        Supervisor supervisor = supervise(
                new Service(ServiceName.REDIS, Set.of(), () -> sleeper("redis")),
                new Service(ServiceName.STRIPE, Set.of(ServiceName.REDIS), () -> {
                    throw new StartFailedException("stripe has no luck");
                }),
                new Service(ServiceName.POD, Set.of(ServiceName.STRIPE), () -> sleeper("pod")));
        assertThatThrownBy(supervisor::start)
                .isInstanceOf(StartFailedException.class)
                .hasMessage("stripe has no luck");
        assertThat(events).containsExactly("start redis", "stop redis");
    }

    private Supervisor supervise(Service... services) {
        return new Supervisor(home, List.of(services), line -> {});
    }

    private ProcessHandle running() {
        return process().orElseThrow();
    }

    private Optional<ProcessHandle> process() {
        return PidFile.of(home, "redis").process();
    }

    private LocalServer sleeper(String name) {
        events.add("start " + name);
        Command command = new Command(name, List.of("sleep", "1000"), root.resolve(name + ".log"));
        return new Announced(ProgramServer.start(0, command, () -> true), () -> events.add("stop " + name));
    }
}
