package dev.holdfast.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {
    private static final List<String> COMPLETE = List.of(
            "--port",
            "8082",
            "--state",
            "stripe.json",
            "--secret-key",
            "sk",
            "--webhook-url",
            "http://localhost:1/w",
            "--webhook-secret",
            "whsec");

    @Test
    void aCompleteCommandLineIsRead() {
        SandboxSettings settings = Flags.parse(COMPLETE);

        assertThat(settings.port()).isEqualTo(8082);
        assertThat(settings.webhook().secret()).isEqualTo("whsec");
        assertThat(settings.toString()).doesNotContain("whsec", "sk,");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatThrownBy(() -> Flags.parse(COMPLETE.subList(0, 8))).hasMessage("--webhook-secret is missing");
        assertThatThrownBy(() -> Flags.parse(COMPLETE.subList(0, 9))).hasMessage("--webhook-secret needs a value");
        assertThatThrownBy(() -> Flags.parse(List.of("--color", "red"))).hasMessage("unknown flag --color");
        assertThatThrownBy(() -> Flags.parse(List.of("--port", "http"))).hasMessage("--port is no number: http");
    }
}
