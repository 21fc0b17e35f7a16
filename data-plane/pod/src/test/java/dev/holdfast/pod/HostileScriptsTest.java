package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts that try to stop their host, each as a Worker of its own in a pod with real sandboxes: the offender gets an
 * ordinary answer or an error that names a limit, its next request works, and a Worker of another account goes on
 * answering.
 */
class HostileScriptsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/hostile");
    private static final Pattern CODE = Pattern.compile("error code: (\\d+)");

    /** The script threw; it exceeded a limit. */
    private static final Set<String> NAMED = Set.of("1101", "1102");

    private static final int CPU_MILLIS = 200;
    private static final int ACCOUNTS = 4;

    /** CPU time is what is limited: on a machine that does other things, too, that takes longer by the clock. */
    private static final Duration LONGEST = Duration.ofMillis(CPU_MILLIS + 1000);

    /** Chooses scripts by name. */
    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("hostile.scripts", ".*"));

    private static final Path OUTCOMES = Path.of("target/hostile-scripts.txt");

    /** Below this a percentile says more about the machine's scheduler than about neighbours. */
    private static final long NOISE_MICROS = 25_000;

    private static final int NEIGHBOURS_ACCOUNT = 99;
    private static final String NEIGHBOURS_HOST = "quiet.neighbour.localhost";

    private static TestRedis redis;
    private static Path directory;
    private static Pod pod;
    private static Client client;
    private static Neighbour neighbour;
    private static long quietP99;

    private final AtomicInteger lastNumber = new AtomicInteger();

    @BeforeAll
    static void startPod() throws Exception {
        Files.deleteIfExists(OUTCOMES);
        directory = Files.createTempDirectory("hostile");
        redis = TestRedis.start();
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.sandbox.command", "../sandbox/target/sandbox/bin/sandbox",
                "holdfast.sandbox.directory", directory.toString(),
                "holdfast.sandbox.max-resident", "400M",
                "holdfast.sandbox.isolate-heap", "64M",
                "holdfast.sandbox.script-heap", "96M",
                "holdfast.sandbox.spares", "2"));
        pod = new Pod(
                redis.vertx(),
                redis.client(),
                new SimpleMeterRegistry(),
                ProcessLauncher.prepare(settings.sandbox()),
                settings);
        pod.start();
        client = new Client(pod.tenantsPort());
        new Published(redis)
                .other(NEIGHBOURS_ACCOUNT, NEIGHBOURS_ACCOUNT, NEIGHBOURS_HOST)
                .deploy(worker(""));
        neighbour = new Neighbour(pod.tenantsPort(), NEIGHBOURS_HOST, "good");
        TimeUnit.SECONDS.sleep(4);
        neighbour.takeMicros();
        TimeUnit.SECONDS.sleep(4);
        quietP99 = Neighbour.p99(neighbour.takeMicros());
    }

    @AfterAll
    static void stopPod() throws Exception {
        neighbour.close();
        client.close();
        pod.stop();
        redis.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @TestFactory
    Stream<DynamicTest> theOffenderIsStoppedByNameAndGoesOn() throws IOException {
        List<Path> scripts = scripts();
        return Stream.concat(
                scripts.stream()
                        .map(script -> DynamicTest.dynamicTest(
                                script.getFileName().toString(), () -> attack(script, lastNumber.incrementAndGet()))),
                Stream.of(DynamicTest.dynamicTest("the neighbour notices nothing", this::checkNeighbour)));
    }

    private void attack(Path script, int number) throws Exception {
        String host = "s" + number + ".hostile.localhost";
        new Published(redis)
                .other(number % ACCOUNTS, 1000 + number, host)
                .cpuMillis(CPU_MILLIS)
                .deploy(worker(Files.readString(script)));
        assertThat(client.send(client.request(host, "/good")).body())
                .as("%s, before", script)
                .isEqualTo("good");
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(client.request(host, "/attack"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        note(String.format(
                "%-32s %d %-18s %5d ms, load %.1f",
                script.getFileName(),
                answer.statusCode(),
                answer.body().lines().findFirst().orElse(""),
                took.toMillis(),
                loadPerProcessor()));
        assertThat(isOrdinary(answer))
                .as("%s: %d %s", script, answer.statusCode(), answer.body())
                .isTrue();
        assertThat(took.toMillis()).as("%s", script).isLessThan((long) (LONGEST.toMillis() * stretch()));
        assertThat(client.send(client.request(host, "/good")).body())
                .as("%s, afterwards", script)
                .isEqualTo("good");
    }

    private void checkNeighbour() throws IOException {
        List<Long> times = neighbour.takeMicros();
        assertThat(neighbour.wrongAnswers()).isEmpty();
        assertThat(times).hasSizeGreaterThan(100);
        note(String.format("the neighbour's 99th percentile: quiet %d us, now %d us", quietP99, Neighbour.p99(times)));
        assertThat(Neighbour.p99(times)).isLessThan(Math.max(2 * quietP99, NOISE_MICROS));
    }

    /** How much longer things take than on a machine with a free processor for each of two that are busy. */
    private static double stretch() {
        return Math.max(2, 2 * loadPerProcessor());
    }

    private static double loadPerProcessor() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() / system.getAvailableProcessors();
    }

    private static void note(String line) throws IOException {
        Files.writeString(OUTCOMES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean isOrdinary(HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.body());
        return code.lookingAt() ? NAMED.contains(code.group(1)) : answer.statusCode() < 500;
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file ->
                            CHOSEN.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static String worker(String script) throws IOException {
        try (InputStream in = HostileScriptsTest.class.getResourceAsStream("hostile-worker.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("/*SCRIPT*/", script);
        }
    }
}
