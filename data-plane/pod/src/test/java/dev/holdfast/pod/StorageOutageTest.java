package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Redis is killed, or stopped without closing its connections, while real sandboxes write: what was acknowledged stays,
 * nothing happens twice, and the pod goes on by itself.
 */
class StorageOutageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SOON_MILLIS = 500;

    private static RealPod pod;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void startPod() throws Exception {
        pod = new RealPod("outage.js", Map.of("holdfast.objects.storage-timeout", "3s"));
        assertThat(pod.client().getUntil("/async/warm-up", "{\"count\":1,\"instance\":1}"))
                .startsWith("{\"count\":");
    }

    @AfterAll
    static void stopPod() throws Exception {
        pod.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "kv"})
    void aWriteWaitsUntilAKilledStoreIsBack(String how) throws Exception {
        assertThat(count(how)).isEqualTo(1);
        pod.redis().kill();
        CompletableFuture<HttpResponse<String>> waiting = later(how);
        Thread.sleep(SOON_MILLIS);
        assertThat(waiting).isNotDone();
        pod.redis().startAgain();
        assertThat(acknowledged(waiting.get(30, TimeUnit.SECONDS))).isEqualTo(2);
        assertThat(count(how)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "kv"})
    void aWriteWaitsForAStoreThatKeepsSilentForAWhile(String how) throws Exception {
        assertThat(count(how)).isEqualTo(1);
        pod.redis().pause();
        CompletableFuture<HttpResponse<String>> waiting = later(how);
        Thread.sleep(SOON_MILLIS);
        assertThat(waiting).isNotDone();
        pod.redis().goOn();
        assertThat(acknowledged(waiting.get(30, TimeUnit.SECONDS))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "kv"})
    void aStoreThatKeepsSilentForTooLongResetsTheObject(String how) throws Exception {
        assertThat(count(how)).isEqualTo(1);
        int instance = JSON.readTree(ask(how).body()).get("instance").intValue();
        pod.redis().pause();
        HttpResponse<String> failed;
        try {
            failed = later(how).get(30, TimeUnit.SECONDS);
        } finally {
            pod.redis().goOn();
        }
        assertRetryable(failed);
        JsonNode next = JSON.readTree(ask(how).body());
        assertThat(next.get("count").intValue())
                .as("what was not acknowledged may have been stored, once")
                .isBetween(3, 4);
        assertThat(next.get("instance").intValue()).isGreaterThan(instance);
        assertThat(count(how)).isEqualTo(next.get("count").intValue() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "kv"})
    void anObjectThatCannotBePreparedInTimeFailsAlike(String how) throws Exception {
        pod.redis().pause();
        HttpResponse<String> failed;
        try {
            failed = later(how).get(30, TimeUnit.SECONDS);
        } finally {
            pod.redis().goOn();
        }
        assertRetryable(failed);
        assertThat(count(how)).isEqualTo(1);
    }

    private static void assertRetryable(HttpResponse<String> failed) throws Exception {
        assertThat(failed.statusCode()).isEqualTo(503);
        JsonNode error = JSON.readTree(failed.body());
        assertThat(error.get("message").textValue())
                .isEqualTo("Durable Object storage operation exceeded timeout which caused object to be reset.");
        assertThat(error.get("retryable").booleanValue()).isTrue();
        assertThat(error.get("durableObjectReset").booleanValue()).isTrue();
    }

    private int count(String how) throws Exception {
        return acknowledged(ask(how));
    }

    private HttpResponse<String> ask(String how) throws Exception {
        HttpResponse<String> response = pod.client().get("/" + how + "/" + name);
        for (int tries = 0; tries < 50 && response.statusCode() != 200; tries++) {
            Thread.sleep(100);
            response = pod.client().get("/" + how + "/" + name);
        }
        return response;
    }

    private CompletableFuture<HttpResponse<String>> later(String how) {
        return pod.client().later(pod.client().request("/" + how + "/" + name));
    }

    private static int acknowledged(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).get("count").intValue();
    }
}
