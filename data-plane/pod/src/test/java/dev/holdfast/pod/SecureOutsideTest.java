package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests of code to servers outside that speak TLS: over HTTP/2 or HTTP/1.1, whose certificates are checked. */
@Timeout(120)
class SecureOutsideTest {
    @TempDir
    private static Path directory;

    private static RealPod pod;
    private static Client client;
    private static Origin modern;
    private static Origin old;
    private static Origin stranger;
    private static Origin impostor;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate trusted = TestCertificate.create(directory, "trusted", "localhost");
        TestCertificate unknown = TestCertificate.create(directory, "unknown", "localhost");
        TestCertificate misplaced = TestCertificate.create(directory, "misplaced", "elsewhere.example");
        pod = new RealPod(
                "outside.js",
                Map.of(
                        "holdfast.egress.allowed",
                        "127.0.0.1/32",
                        "holdfast.egress.trusted-certificates",
                        trusted.pem() + "," + misplaced.pem()));
        client = pod.client();
        modern = origin(trusted, true);
        old = origin(trusted, false);
        stranger = origin(unknown, true);
        impostor = origin(misplaced, true);
    }

    @AfterAll
    static void stop() throws Exception {
        for (Origin origin : List.of(modern, old, stranger, impostor)) {
            origin.close();
        }
        pod.close();
    }

    @Test
    void aServerThatSpeaksHttp2IsSpokenToSo() throws Exception {
        HttpResponse<String> response = client.get("/fetch?to=" + OutsideTest.to(modern.url("/hello")));
        assertThat(response.body()).isEqualTo("hello from outside");
        assertThat(response.headers().firstValue("x-version")).hasValue("h2");
        assertThat(response.headers().firstValue("x-host"))
                .hasValue(modern.url("").substring("https://".length()));
    }

    @Test
    void aServerThatDoesNotIsSpokenToInHttp11() throws Exception {
        HttpResponse<String> response = client.get("/fetch?to=" + OutsideTest.to(old.url("/hello")));
        assertThat(response.body()).isEqualTo("hello from outside");
        assertThat(response.headers().firstValue("x-version")).hasValue("http/1.1");
    }

    @Test
    void largeBodiesGoBothWays() throws Exception {
        String large = "0123456789".repeat(400_000);
        for (Origin origin : List.of(modern, old)) {
            HttpResponse<String> response =
                    client.send(client.request("/post?to=" + OutsideTest.to(origin.url("/echo")))
                            .POST(BodyPublishers.ofString(large)));
            assertThat(response.body()).isEqualTo(large);
            assertThat(response.headers().firstValue("x-sent")).hasValue("1");
        }
    }

    @Test
    void redirectsAndCompressionWorkOverHttp2() throws Exception {
        assertThat(client.get("/read?to=" + OutsideTest.to(modern.url("/redirect")))
                        .body())
                .contains("\"redirected\":true", "\"url\":\"" + modern.url("/hello") + "\"");
        assertThat(client.get("/read?to=" + OutsideTest.to(modern.url("/gzip"))).body())
                .contains("\"encoding\":\"gzip\"", "\"length\":100000");
    }

    @Test
    void anAbortedRequestEndsItsStreamAndLeavesTheConnection() throws Exception {
        int before = modern.broken();
        assertThat(client.get("/timeout?to=" + OutsideTest.to(modern.url("/never")))
                        .body())
                .isEqualTo("TimeoutError");
        Awaitility.await().until(() -> modern.broken() > before);
        assertThat(client.get("/fetch?to=" + OutsideTest.to(modern.url("/hello")))
                        .body())
                .isEqualTo("hello from outside");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        assertThat(client.get("/read?to=" + OutsideTest.to(stranger.url("/hello")))
                        .body())
                .isEqualTo("{\"error\":\"Error: Network connection lost.\",\"retryable\":true}");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        assertThat(client.get("/read?to=" + OutsideTest.to(impostor.url("/hello")))
                        .body())
                .isEqualTo("{\"error\":\"Error: Network connection lost.\",\"retryable\":true}");
    }

    @Test
    void socketsAreSecureToo() throws Exception {
        assertThat(client.get("/client-socket?to=" + OutsideTest.to(modern.socketUrl()))
                        .body())
                .isEqualTo("origin heard from the worker");
        assertThat(client.get("/client-socket?to=" + OutsideTest.to(stranger.socketUrl()))
                        .statusCode())
                .isEqualTo(500);
    }

    private static Origin origin(TestCertificate certificate, boolean http2) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("localhost")
                .setSsl(true)
                .setUseAlpn(http2)
                .setKeyCertOptions(certificate.key());
        return new Origin(pod.redis().vertx(), options);
    }
}
