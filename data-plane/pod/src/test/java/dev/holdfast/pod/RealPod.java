package dev.holdfast.pod;

import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A pod with the sandbox's own distribution, as the reactor builds it before this module, and one published worker. */
final class RealPod implements AutoCloseable {
    private static final Path COMMAND = Path.of("../sandbox/target/sandbox/bin/sandbox");

    private final Path directory;
    private final TestRedis redis;
    private final Published published;
    private final Pod pod;
    private final Client client;

    /** @param resource the worker's main module, beside this class */
    RealPod(String resource, Map<String, String> values) throws Exception {
        directory = Files.createTempDirectory("pod");
        redis = TestRedis.start();
        published = new Published(redis).compatibilityDate("2026-11-17");
        Map<String, String> all = new HashMap<>(values);
        all.put("holdfast.sandbox.command", COMMAND.toString());
        all.put("holdfast.sandbox.directory", directory.toString());
        PodSettings settings = TestSettings.of(all);
        pod = new Pod(
                redis.vertx(),
                redis.client(),
                new SimpleMeterRegistry(),
                ProcessLauncher.prepare(settings.sandbox()),
                settings);
        pod.start();
        client = new Client(pod.tenantsPort());
        published.deploy(source(resource));
    }

    Client client() {
        return client;
    }

    Published published() {
        return published;
    }

    TestRedis redis() {
        return redis;
    }

    int port() {
        return pod.tenantsPort();
    }

    /** The sandboxes' processes. */
    Stream<ProcessHandle> sandboxes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()));
    }

    @Override
    public void close() throws IOException {
        client.close();
        pod.stop();
        redis.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    static String source(String resource) throws IOException {
        try (InputStream in = RealPod.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
