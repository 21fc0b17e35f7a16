package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of code to servers outside and to other workers. */
@Timeout(120)
class OutsideTest {
    private static RealPod pod;
    private static Client client;
    private static Origin origin;

    @BeforeAll
    static void start() throws Exception {
        pod = new RealPod(
                "outside.js",
                Map.of("holdfast.egress.allowed", "127.0.0.1/32", "holdfast.egress.paid-subrequests", "150"));
        client = pod.client();
        origin = new Origin(pod.redis().vertx());
    }

    @AfterAll
    static void stop() throws Exception {
        origin.close();
        pod.close();
    }

    @Test
    void aResponseComesThrough() throws Exception {
        HttpResponse<String> response = client.get("/fetch?to=" + to(origin.url("/hello")));
        assertThat(response.body()).isEqualTo("hello from outside");
        assertThat(response.headers().firstValue("x-host"))
                .hasValue(origin.url("").substring("http://".length()));
    }

    @Test
    void aBodyGoesOutAndComesBack() throws Exception {
        String large = "0123456789".repeat(200_000);
        HttpResponse<String> response = client.send(
                client.request("/post?to=" + to(origin.url("/echo"))).POST(BodyPublishers.ofString(large)));
        assertThat(response.body()).isEqualTo(large);
        assertThat(response.headers().firstValue("x-method")).hasValue("POST");
        assertThat(response.headers().firstValue("x-sent")).hasValue("1");
    }

    @Test
    void fieldsThatAreNoHttpLeaveNobodyWhoBreaksItsOwnBuiltIns() throws Exception {
        for (String field : new String[] {":cf", ":authority", "two words", "name:"}) {
            String query = "/forge?field=" + to(field);
            assertThat(client.get(query + "&to=" + to(origin.url("/hello"))).body())
                    .as(field)
                    .isEqualTo("TypeError: Invalid header name or value.");
            assertThat(client.get(query).statusCode()).as(field).isEqualTo(500);
        }
        assertThat(client.get("/forge?field=fine&to=" + to(origin.url("/hello")))
                        .body())
                .isEqualTo("hello from outside");
    }

    @Test
    void redirectsAreFollowedUpToALimit() throws Exception {
        assertThat(client.get("/read?to=" + to(origin.url("/redirect"))).body())
                .contains("\"redirected\":true", "\"url\":\"" + origin.url("/hello") + "\"");
        assertThat(client.get("/read?to=" + to(origin.url("/loop"))).body()).contains("TypeError: Too many redirects.");
        assertThat(client.get("/fetch?redirect=manual&to=" + to(origin.url("/redirect")))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void privateAddressesAreRefusedAlsoAfterARedirect() throws Exception {
        for (String url : new String[] {
            "http://10.0.0.1/",
            "http://[::1]/",
            "http://0x7f.2/",
            "http://169.254.169.254/latest",
            origin.url("/inside")
        }) {
            assertThat(client.get("/read?to=" + to(url)).body())
                    .as(url)
                    .contains("TypeError: fetch to ", " is not allowed: its address is not public.");
        }
    }

    @Test
    void aServerThatIsNotThereIsALostConnection() throws Exception {
        assertThat(client.get("/read?to=" + to("http://127.0.0.1:1/")).body())
                .isEqualTo("{\"error\":\"Error: Network connection lost.\",\"retryable\":true}");
        assertThat(client.get("/read?to=" + to(origin.url("/cut"))).body()).contains("Network connection lost.");
        assertThat(client.get("/read?to=" + to("http://nothing.invalid/")).body())
                .contains("Network connection lost.");
    }

    @Test
    void aConnectionThatClosesWhenItIsUsedAgainIsNoFailure() throws Exception {
        for (int time = 0; time < 3; time++) {
            assertThat(client.get("/fetch?to=" + to(origin.url("/stale"))).body())
                    .isEqualTo("first");
        }
        assertThat(client.send(client.request("/post?to=" + to(origin.url("/stale")))
                                .POST(BodyPublishers.ofString("streamed")))
                        .body())
                .startsWith("error code: 1101");
    }

    @Test
    void aBodyInGzipIsReadAsTextAndPassedOnInGzip() throws Exception {
        assertThat(client.get("/read?to=" + to(origin.url("/gzip"))).body())
                .contains("\"encoding\":\"gzip\"", "\"length\":100000");
        HttpResponse<String> passed = client.get("/fetch?to=" + to(origin.url("/gzip")));
        assertThat(passed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(passed.body().length()).isLessThan(1000);
    }

    @Test
    void anAbortedRequestIsBrokenOff() throws Exception {
        int before = origin.broken();
        assertThat(client.get("/timeout?to=" + to(origin.url("/never"))).body()).isEqualTo("TimeoutError");
        Awaitility.await().until(() -> origin.broken() > before);
    }

    @Test
    void anotherWorkerIsReachedWithoutASocket() throws Exception {
        HttpResponse<String> response = client.get("/fetch?to=" + to("http://" + Published.HOST + "/"));
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("x-ip")).hasValue("2a06:98c0:3600::103");
    }

    @Test
    void aLoopOfWorkersEnds() throws Exception {
        HttpResponse<String> response = client.get("/hops");
        assertThat(response.statusCode()).isEqualTo(508);
        assertThat(response.body()).startsWith("508 ".repeat(16) + "error code: 1019");
    }

    @Test
    void anEventMakesOnlySoManyRequests() throws Exception {
        assertThat(client.get("/many").body()).isEqualTo("Too many subrequests.");
    }

    @Test
    void whatIsPutIntoTheCacheIsFound() throws Exception {
        assertThat(client.get("/cache?key=" + to("http://a/1")).body()).isEqualTo("put");
        assertThat(client.get("/cache?key=" + to("http://a/1")).body()).isEqualTo("HIT kept");
    }

    static String to(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
