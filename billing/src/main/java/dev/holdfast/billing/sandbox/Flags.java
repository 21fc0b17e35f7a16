package dev.holdfast.billing.sandbox;

import dev.holdfast.billing.sandbox.webhook.RetrySchedule;
import dev.holdfast.billing.sandbox.webhook.WebhookEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the command line. */
final class Flags {
    static final String USAGE = """
            usage: stripe-sandbox --port N --state FILE --secret-key KEY --webhook-url URL --webhook-secret SECRET""";

    private static final Set<String> KNOWN =
            Set.of("--port", "--state", "--secret-key", "--webhook-url", "--webhook-secret");

    private Flags() {}

    /** @throws IllegalArgumentException with a message for the user */
    static SandboxSettings parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String flag = arguments.get(i);
            if (!KNOWN.contains(flag)) {
                throw new IllegalArgumentException("unknown flag " + flag);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(flag + " needs a value");
            }
            values.put(flag, arguments.get(i + 1));
        }
        return new SandboxSettings(
                port(required(values, "--port")),
                Path.of(required(values, "--state")),
                required(values, "--secret-key"),
                new WebhookEndpoint(
                        URI.create(required(values, "--webhook-url")), required(values, "--webhook-secret")),
                RetrySchedule.STANDARD);
    }

    private static String required(Map<String, String> values, String flag) {
        String value = values.get(flag);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(flag + " is missing");
        }
        return value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port is no number: " + text, e);
        }
        throw new IllegalArgumentException("--port must be between 0 and 65535");
    }
}
