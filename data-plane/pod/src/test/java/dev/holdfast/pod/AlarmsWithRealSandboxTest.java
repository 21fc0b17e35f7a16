package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alarms from the script that sets them through Redis back to the script, with pods and servers that go away. */
@Timeout(180)
class AlarmsWithRealSandboxTest {
    private static final Path COMMAND = Path.of("../sandbox/target/sandbox/bin/sandbox");
    private static final AtomicInteger LAST_NAME = new AtomicInteger();

    private static TestRedis redis;
    private static Published published;
    private static Path directory;
    private static Pod pod;
    private static Client client;

    private final String name = "object-" + LAST_NAME.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        directory = Files.createTempDirectory("pod");
        redis = TestRedis.start();
        startPod();
        published = new Published(redis).cpuMillis(500);
        published.deploy(source("alarms.js"));
    }

    @AfterAll
    static void stop() throws IOException {
        stopPod();
        redis.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Test
    void anAlarmWakesAnObjectThatIsNotInMemoryAndKnowsItsName() throws Exception {
        set("in=2500");
        Thread.sleep(1000);
        assertThat(stored()).isNotEmpty();
        assertThat(runsOnce()).isEqualTo(name + ":0");
        assertThat(isGone()).isTrue();
    }

    @Test
    void anAlarmThatCameDueWhileNoPodRanRunsWhenOneDoes() throws Exception {
        set("in=200");
        stopPod();
        Thread.sleep(400);
        assertThat(stored()).isNotEmpty();
        startPod();
        assertThat(isGone()).isTrue();
        assertThat(client.get("/runs/" + name).body()).isEqualTo(name + ":0");
    }

    @Test
    void alarmsGoOnWhenRedisWasAway() throws Exception {
        set("in=500");
        redis.kill();
        Thread.sleep(700);
        redis.startAgain();
        assertThat(isGone()).isTrue();
        assertThat(client.get("/runs/" + name).body()).isEqualTo(name + ":0");
    }

    @Test
    void anAlarmWhoseSandboxIsKilledRunsAgainUncounted() throws Exception {
        set("in=300");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(isGone()).isTrue();
        assertThat(client.getUntil("/runs/" + name, name + ":0")).isEqualTo(name + ":0");
    }

    @Test
    void aFailedRunIsTriedAgainAndCounted() throws Exception {
        set("in=1&doing=fail");
        String twice = name + ":0," + name + ":1";
        for (int tries = 0; tries < 200 && !client.get("/runs/" + name).body().equals(twice); tries++) {
            Thread.sleep(50);
        }
        assertThat(client.get("/runs/" + name).body()).isEqualTo(twice);
        assertThat(client.get("/delete/" + name).body()).isEqualTo("deleted");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aRunThatUsesUpItsCpuTimeIsTriedAgainAndCounted() throws Exception {
        set("in=1&doing=loop");
        String twice = name + ":0," + name + ":1";
        String runs = "";
        for (int tries = 0; tries < 300 && !runs.equals(twice); tries++) {
            Thread.sleep(50);
            runs = client.get("/runs/" + name).body();
        }
        assertThat(runs).isEqualTo(twice);
        client.getUntil("/delete/" + name, "deleted");
    }

    @Test
    void anAlarmSurvivesADeploymentWithoutAHandlerOnlyUntilItIsDue() throws Exception {
        set("in=1500");
        String without = published.update(source("alarms.js").replace("async alarm(info)", "async later(info)"));
        assertThat(without).isNotEmpty();
        assertThat(isGone()).isTrue();
        published.update(source("alarms.js"));
        assertThat(client.getUntil("/due/" + name, "null")).isEqualTo("null");
        assertThat(client.get("/runs/" + name).body()).isEmpty();
    }

    private void set(String query) throws Exception {
        assertThat(client.getUntil("/set/" + name + "?" + query, "set")).isEqualTo("set");
    }

    private String runsOnce() throws Exception {
        assertThat(isGone()).isTrue();
        return client.get("/runs/" + name).body();
    }

    /** Whether the store has no alarm of the object, after some time at most. */
    private boolean isGone() throws Exception {
        for (int tries = 0; tries < 800 && !stored().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        return stored().isEmpty();
    }

    /** The state of the object's alarm in Redis; empty when there is none. */
    private String stored() throws Exception {
        String id = Published.id(name);
        Request request = Request.cmd(Command.HGET)
                .arg(RedisKeys.alarmStates(Shards.of(id)))
                .arg(RedisKeys.alarm(Published.NAMESPACE, id));
        return Objects.toString(redis.lines().send(0, request).get(20, TimeUnit.SECONDS), "");
    }

    private static void startPod() {
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.sandbox.command", COMMAND.toString(),
                "holdfast.sandbox.directory", directory.toString(),
                "holdfast.objects.idle-timeout", "1s"));
        pod = new Pod(
                redis.vertx(),
                redis.client(),
                new SimpleMeterRegistry(),
                ProcessLauncher.prepare(settings.sandbox()),
                settings);
        pod.start();
        client = new Client(pod.tenantsPort());
    }

    private static void stopPod() {
        client.close();
        pod.stop();
    }

    private static String source(String resource) throws IOException {
        try (InputStream in = AlarmsWithRealSandboxTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
