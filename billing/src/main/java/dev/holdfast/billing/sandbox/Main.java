package dev.holdfast.billing.sandbox;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** Runs the sandbox until the process is told to stop. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            StripeSandbox sandbox = StripeSandbox.start(Flags.parse(List.of(arguments)), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            System.out.println("Stripe sandbox ready at " + sandbox.baseUrl() + " (no money moves)");
        } catch (IllegalArgumentException e) {
            exit(EXIT_USAGE, e.getMessage() + System.lineSeparator() + Flags.USAGE);
        } catch (UncheckedIOException | IllegalStateException e) {
            exit(1, String.valueOf(e.getMessage()));
        }
    }

    private static void exit(int status, String message) {
        System.err.println("stripe-sandbox: " + message);
        System.exit(status);
    }
}
