package dev.holdfast.billing.sandbox;

import dev.holdfast.billing.sandbox.webhook.RetrySchedule;
import dev.holdfast.billing.sandbox.webhook.WebhookEndpoint;
import java.nio.file.Path;

/**
 * How the sandbox runs.
 *
 * @param port where it listens on the loopback interface; 0 picks a free one
 * @param state the file that holds everything; made when missing
 * @param secretKey the API key that callers must present
 */
public record SandboxSettings(
        int port, Path state, String secretKey, WebhookEndpoint webhook, RetrySchedule webhookRetries) {
    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", state=" + state + ", webhook=" + webhook.url() + "]";
    }
}
