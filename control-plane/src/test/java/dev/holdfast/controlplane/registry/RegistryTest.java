package dev.holdfast.controlplane.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.config.DashboardConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer mirror;
    private Registry registry;

    @BeforeEach
    void start() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/npm/", this::answer);
        mirror.start();
        registry = of(Optional.of(URI.create(
                "http://127.0.0.1:%d/npm/".formatted(mirror.getAddress().getPort()))));
    }

    @AfterEach
    void stop() {
        registry.close();
        mirror.stop(0);
    }

    @Test
    void saysWhichVersionsThereAre() {
        PackageView found = registry.find("@scope/words");

        assertThat(found)
                .isEqualTo(new PackageView(
                        "@scope/words",
                        Map.of("latest", "1.1.0"),
                        List.of("1.0.0", "1.1.0"),
                        Map.of("1.0.0", "use 1.1"),
                        Map.of("1.1.0", "sha512-abc")));
        assertThat(asked).containsExactly("/npm/@scope%2Fwords");
    }

    @Test
    void makesTheAddressOfAnArchiveItself() {
        assertThat(registry.archive("@scope/words", "1.1.0")).asString().isEqualTo("files");
        assertThat(asked).containsExactly("/npm/@scope/words/-/words-1.1.0.tgz");
    }

    @Test
    void followsNobodyAway() {
        assertRefused(502, () -> registry.archive("moved", "1.0.0"));
        assertThat(asked).containsExactly("/npm/moved/-/moved-1.0.0.tgz");
    }

    @Test
    void saysWhatIsMissing() {
        assertRefused(404, () -> registry.find("nothing"));
    }

    @Test
    void refusesWhatIsTooLargeOrBreaksOff() {
        assertRefused(502, () -> registry.archive("large", "1.0.0"));
        assertRefused(502, () -> registry.find("broken"));
    }

    @Test
    void isNotThereUnlessConfigured() {
        assertRefused(501, () -> of(Optional.empty()).find("words"));
    }

    private static void assertRefused(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.reason().status()).isEqualTo(status));
    }

    private static Registry of(Optional<URI> address) {
        MemorySize most = new MemorySize(BigInteger.valueOf(1024));
        return new Registry(new Configured(address, Duration.ofSeconds(10), most, most));
    }

    private record Configured(
            Optional<URI> registry,
            Duration registryTimeout,
            MemorySize registryBytes,
            MemorySize registryDocumentBytes)
            implements DashboardConfig {}

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        asked.add(path);
        switch (path) {
            case "/npm/@scope%2Fwords" -> send(exchange, 200, """
                        {"readme":["x"],"dist-tags":{"latest":"1.1.0"},"versions":{
                         "1.0.0":{"dependencies":{"deprecated":"1"},"deprecated":"use 1.1","dist":{"size":1}},
                         "1.1.0":{"deprecated":false,"dist":{"signatures":[{}],"integrity":"sha512-abc"}}}}""");
            case "/npm/broken" -> send(exchange, 200, "{\"versions\":{\"1.0.0\":{}");
            case "/npm/@scope/words/-/words-1.1.0.tgz" -> send(exchange, 200, "files");
            case "/npm/large/-/large-1.0.0.tgz" -> send(exchange, 200, "x".repeat(1025));
            case "/npm/moved/-/moved-1.0.0.tgz" -> {
                exchange.getResponseHeaders().set("Location", "/npm/@scope/words/-/words-1.1.0.tgz");
                send(exchange, 302, "");
            }
            default -> send(exchange, 404, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
