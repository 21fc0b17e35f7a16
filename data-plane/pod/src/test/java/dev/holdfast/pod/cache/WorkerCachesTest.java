package dev.holdfast.pod.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.VersionAssets;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.time.ManualTimers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerCachesTest {
    private static final String URL = "http://a/";
    private static final int NOT_KEPT = 504;

    private final ManualTimers timers = new ManualTimers();
    private final WorkerCaches caches = new WorkerCaches(
            TestSettings.of(Map.of(
                            "holdfast.cache.max-per-worker", "100K",
                            "holdfast.cache.max-total", "400K",
                            "holdfast.cache.max-response", "60K"))
                    .cache(),
            timers);

    @Test
    void whatIsPutIsFoundUntilItIsStale() {
        put("w", URL, "cache-control\nmax-age=10", "text");
        Answer hit = get("w", URL, "");
        assertThat(hit.head.status()).isEqualTo(200);
        assertThat(hit.text()).isEqualTo("text");
        assertThat(hit.head.headers().packed()).contains("cf-cache-status\nHIT", "age\n0");
        timers.advance(Duration.ofSeconds(11));
        assertThat(get("w", URL, "").head.status()).isEqualTo(NOT_KEPT);
    }

    @Test
    void workersDoNotSeeEachOther() {
        put("one", URL, "", "mine");
        assertThat(get("other", URL, "").head.status()).isEqualTo(NOT_KEPT);
        assertThat(delete("other", URL)).isEqualTo(404);
        assertThat(delete("one", URL)).isEqualTo(200);
        assertThat(get("one", URL, "").head.status()).isEqualTo(NOT_KEPT);
    }

    @Test
    void aResponseThatVariesIsFoundByWhatItVariesOn() {
        put("w", URL, "vary\nAccept", "accept\nx", "for x");
        put("w", URL, "vary\nAccept", "accept\ny", "for y");
        assertThat(get("w", URL, "accept\nx").text()).isEqualTo("for x");
        assertThat(get("w", URL, "accept\ny").text()).isEqualTo("for y");
        assertThat(get("w", URL, "accept\nz").head.status()).isEqualTo(NOT_KEPT);
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        put("w", URL, "etag\n\"1\"\nlast-modified\nTue, 17 Nov 2026 10:00:00 GMT", "text");
        assertThat(get("w", URL, "if-none-match\nW/\"1\"").head.status()).isEqualTo(304);
        assertThat(get("w", URL, "if-none-match\n\"2\"").head.status()).isEqualTo(200);
        assertThat(get("w", URL, "if-modified-since\nTue, 17 Nov 2026 10:00:00 GMT")
                        .head
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aPartIsAnswered() {
        put("w", URL, "", "0123456789");
        Answer part = get("w", URL, "range\nbytes=2-4");
        assertThat(part.head.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.head.headers().packed()).contains("content-range\nbytes 2-4/10");
        assertThat(get("w", URL, "range\nbytes=-3").text()).isEqualTo("789");
        assertThat(get("w", URL, "range\nbytes=20-").text()).isEqualTo("0123456789");
    }

    @Test
    void aWorkerFillsOnlyItsOwnShare() {
        put("neighbour", URL, "", "kept");
        for (int i = 0; i < 50; i++) {
            put("greedy", URL + i, "", "x".repeat(20_000));
        }
        long kept = 0;
        for (int i = 0; i < 50; i++) {
            kept += get("greedy", URL + i, "").head.status() == 200 ? 1 : 0;
        }
        assertThat(kept).isBetween(1L, 5L);
        assertThat(get("neighbour", URL, "").text()).isEqualTo("kept");
    }

    @Test
    void allWorkersTogetherAreBounded() {
        for (int worker = 0; worker < 20; worker++) {
            put("w" + worker, URL, "", "x".repeat(50_000));
        }
        long kept = 0;
        for (int worker = 0; worker < 20; worker++) {
            kept += get("w" + worker, URL, "").head.status() == 200 ? 1 : 0;
        }
        assertThat(kept).isBetween(1L, 8L);
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        assertThat(put("w", URL, "", "x".repeat(70_000))).isEqualTo(413);
        assertThat(get("w", URL, "").head.status()).isEqualTo(NOT_KEPT);
    }

    private int put(String worker, String url, String headers, String text) {
        return put(worker, url, headers, "", text);
    }

    private int put(String worker, String url, String headers, String request, String text) {
        Target.Kept kept = new Target.Kept(200, "OK", new Headers(headers));
        Body body = new Body.Inline(text.getBytes(StandardCharsets.UTF_8));
        return ask(worker, "PUT", url, request, body, Optional.of(kept)).head.status();
    }

    private Answer get(String worker, String url, String request) {
        return ask(worker, "GET", url, request, new Body.None(), Optional.empty());
    }

    private int delete(String worker, String url) {
        return ask(worker, "DELETE", url, "", new Body.None(), Optional.empty())
                .head
                .status();
    }

    private Answer ask(
            String worker, String method, String url, String request, Body body, Optional<Target.Kept> kept) {
        Answer answer = new Answer();
        RunningVersion version = new RunningVersion(
                "v", "a", worker, "script", () -> new byte[0], Map.of(), Map.of(), Map.of(), VersionAssets.NONE);
        Callee callee = caches.ask(
                version,
                new Target.Cache(1, 0, "", kept),
                new RequestHead(method, url, new Headers(request), body),
                answer);
        callee.credit(1_000_000);
        return answer;
    }

    private static final class Answer implements Caller {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private ResponseHead head = new ResponseHead(0, "", Headers.EMPTY, new Body.None());

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void response(ResponseHead response) {
            head = response;
            if (response.body() instanceof Body.Inline(byte[] inline)) {
                bytes.writeBytes(inline);
            }
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void chunk(byte[] chunk) {
            bytes.writeBytes(chunk);
        }

        @Override
        public void end() {}

        @Override
        public void abort(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void credit(int granted) {}

        @Override
        public void stopReading() {}

        @Override
        public void socketFrame(boolean text, boolean last, byte[] frame) {}

        @Override
        public void socketClose(int code, String reason) {}
    }
}
