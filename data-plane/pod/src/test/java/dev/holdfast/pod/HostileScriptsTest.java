package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A second beyond the limit, and as much again for a machine that does other things, too. */
    private static final Duration LONGEST = Duration.ofMillis(CPU_MILLIS + 2000);

    /** Below this a percentile says more about the machine's scheduler than about neighbours. */
    private static final long NOISE_MICROS = 40_000;

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
        assertThat(scripts).hasSizeGreaterThan(240);
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
        assertThat(client.send(client.request(host, "/good")).body()).isEqualTo("good");
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(client.request(host, "/attack"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "HOSTILE %s %d %s %d ms%n",
                script.getFileName(),
                answer.statusCode(),
                answer.body().lines().findFirst().orElse(""),
                took.toMillis());
        assertThat(isOrdinary(answer))
                .as("%d %s", answer.statusCode(), answer.body())
                .isTrue();
        assertThat(took).isLessThan(LONGEST);
        assertThat(client.send(client.request(host, "/good")).body()).isEqualTo("good");
    }

    private void checkNeighbour() {
        List<Long> times = neighbour.takeMicros();
        assertThat(neighbour.wrongAnswers()).isEmpty();
        assertThat(times).hasSizeGreaterThan(100);
        System.out.printf("HOSTILE neighbour p99 quiet %d us, under attack %d us%n", quietP99, Neighbour.p99(times));
        assertThat(Neighbour.p99(times)).isLessThan(Math.max(2 * quietP99, NOISE_MICROS));
    }

    private static boolean isOrdinary(HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.body());
        return code.lookingAt() ? NAMED.contains(code.group(1)) : answer.statusCode() < 500;
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
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
