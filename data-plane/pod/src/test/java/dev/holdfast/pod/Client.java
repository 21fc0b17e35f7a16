package dev.holdfast.pod;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/** Calls a pod's tenants' port by a worker's host name. */
final class Client implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    /** A request to the published worker. */
    HttpRequest.Builder request(String path) {
        return request(Published.HOST, path);
    }

    /** A request to any host. */
    HttpRequest.Builder request(String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("host", host + ":" + port)
                .timeout(Duration.ofSeconds(40));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /**
     * Asks until the body is as expected: announcements arrive shortly, not at once.
     *
     * @throws org.awaitility.core.ConditionTimeoutException with the last body, when it never is
     */
    String getUntil(String path, Matcher<String> expected) {
        return getUntil(Published.HOST, path, expected);
    }

    /** The same at any host. */
    String getUntil(String host, String path, Matcher<String> expected) {
        return Awaitility.await(path)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .pollDelay(Duration.ZERO)
                .until(() -> send(request(host, path)).body(), expected);
    }

    String getUntil(String path, String expected) {
        return getUntil(path, Matchers.equalTo(expected));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<String>> later(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
