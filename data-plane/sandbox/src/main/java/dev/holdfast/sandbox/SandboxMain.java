package dev.holdfast.sandbox;

import dev.holdfast.link.UnixSocketLink;
import dev.holdfast.sandbox.engine.EngineOptions;
import dev.holdfast.sandbox.engine.IcuData;
import dev.holdfast.sandbox.engine.Resources;
import dev.holdfast.sandbox.engine.SavedSnapshot;
import dev.holdfast.sandbox.engine.V8Engine;
import dev.holdfast.sandbox.serve.Sandbox;
import dev.holdfast.sandbox.validate.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The sandbox process. {@code serve --socket PATH} works for the pod that listens there, until the link is gone.
 * {@code validate} reads a version bundle from standard input, starts it, and writes one line of JSON. {@code snapshot}
 * writes the file from which processes of this installation start faster.
 */
public final class SandboxMain {
    private static final int USAGE = 2;
    private static final int GIVEN_UP = 70;
    private static final int HEAP_MEGABYTES = 128;

    private SandboxMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Options options = Options.parse(arguments);
            switch (options.command()) {
                case "serve" -> serve(options);
                case "validate" -> validate(options);
                case "snapshot" -> snapshot(options);
                default -> throw new IllegalArgumentException("no such command: " + options.command());
            }
        } catch (IllegalArgumentException e) {
            System.err.println("sandbox: " + e.getMessage());
            System.err.println("usage: sandbox serve --socket PATH | sandbox validate | sandbox snapshot");
            System.exit(USAGE);
        }
    }

    private static void serve(Options options) throws IOException, InterruptedException {
        Path socket = Path.of(options.required("socket"));
        V8Engine engine = engine(options);
        try (Sandbox sandbox = new Sandbox(UnixSocketLink.connect(socket), engine, SandboxMain::halt)) {
            sandbox.start();
            sandbox.rehearse();
            sandbox.awaitClosed();
        }
        System.exit(0);
    }

    /** Ends the process at once: orderly shutdown would wait for the thread that cannot be stopped. */
    private static void halt(String reason) {
        System.err.println("sandbox: giving up: " + reason);
        Runtime.getRuntime().halt(GIVEN_UP);
    }

    private static void validate(Options options) throws IOException, InterruptedException {
        byte[] bundle = System.in.readAllBytes();
        Duration wall = Duration.ofMillis(options.number("wall-millis", 10_000));
        String line = new Validator().validate(engine(options), bundle, options.number("cpu-millis", 1000), wall);
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(0);
    }

    private static void snapshot(Options options) throws IOException {
        engine(options).save(savedSnapshot(), Resources.runtimeScript());
        System.exit(0);
    }

    private static V8Engine engine(Options options) {
        Path home = home();
        EngineOptions engine = new EngineOptions(
                new IcuData(home.resolve("icu")),
                Optional.of(home.resolve("lib/native/libjavet-v8-linux-x86_64-i18n.v.5.0.6.so")),
                savedSnapshot(),
                options.number("heap-megabytes", HEAP_MEGABYTES));
        return V8Engine.start(engine, Resources.runtimeScript());
    }

    private static SavedSnapshot savedSnapshot() {
        return new SavedSnapshot(home().resolve("lib/runtime.snapshot"));
    }

    private static Path home() {
        return Path.of(System.getProperty("holdfast.sandbox.home", "."));
    }
}
