package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.holdfast.contract.AssetConfig;
import dev.holdfast.contract.AssetConfig.HtmlHandling;
import dev.holdfast.contract.AssetConfig.NotFoundHandling;
import dev.holdfast.contract.AssetFile;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.contract.RedisKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Static files through a pod, before and beside code in a real sandbox. */
@Timeout(120)
class AssetsWithRealSandboxTest {
    private static final String HASH = "0".repeat(31);
    private static final String PAGE = "<p>page</p>".repeat(200);
    private static final byte[] LARGE = new byte[3 * 1024 * 1024];

    private static RealPod pod;

    @BeforeAll
    static void startPod() throws Exception {
        for (int i = 0; i < LARGE.length; i++) {
            LARGE[i] = (byte) ((i * 31) >> 7);
        }
        pod = new RealPod("assets.js", Map.of());
        put("1", PAGE.getBytes(StandardCharsets.UTF_8));
        put("2", LARGE);
        put("3", "plain".getBytes(StandardCharsets.UTF_8));
        pod.published().bindings(new Binding.Assets("ASSETS")).assets(assets()).update(pod.source());
        pod.client().getUntil("/plain.txt", "plain");
    }

    @AfterAll
    static void stopPod() throws Exception {
        pod.close();
    }

    @Test
    void filesAnswerBeforeCode() throws Exception {
        HttpResponse<String> page = pod.client().get("/page");
        assertThat(page.body()).isEqualTo(PAGE);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("etag")).hasValue("\"" + HASH + "1\"");
        assertThat(page.headers().firstValue("cache-control")).hasValue("public, max-age=0, must-revalidate");
        assertThat(page.headers().firstValue("x-rule")).hasValue("set");
        assertThat(pod.client().get("/code").body()).isEqualTo("code at /code");
        assertThat(pod.client().get("/page.html").statusCode()).isEqualTo(307);
    }

    @Test
    void whoHasAFileIsToldSo() throws Exception {
        HttpResponse<String> same = send(pod.client().request("/page").header("if-none-match", "W/\"" + HASH + "1\""));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(send(pod.client().request("/page").header("if-none-match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headsSayTheLength() throws Exception {
        HttpResponse<String> head =
                send(pod.client().request("/large.bin").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).hasValue("" + LARGE.length);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void largeFilesComeWhole() throws Exception {
        assertThat(bytes(pod.client().request("/large.bin")).body()).isEqualTo(LARGE);
    }

    @Test
    void partsAreSentAlone() throws Exception {
        HttpResponse<String> part = send(pod.client().request("/plain.txt").header("range", "bytes=1-3"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("lai");
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 1-3/5");
        byte[] tail = bytes(pod.client().request("/large.bin").header("range", "bytes=-100000"))
                .body();
        assertThat(tail).isEqualTo(Arrays.copyOfRange(LARGE, LARGE.length - 100_000, LARGE.length));
    }

    @Test
    void textGoesCompressedToWhoTakesIt() throws Exception {
        HttpResponse<byte[]> answer = bytes(pod.client().request("/page").header("accept-encoding", "br, gzip"));
        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("etag")).hasValue("W/\"" + HASH + "1\"");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(PAGE);
        HttpResponse<byte[]> later = Awaitility.await()
                .until(
                        () -> bytes(pod.client().request("/page").header("accept-encoding", "br, gzip")),
                        next -> next.headers().firstValue("content-encoding").equals(Optional.of("br")));
        assertThat(later.headers().firstValue("etag")).hasValue("W/\"" + HASH + "1\"");
        assertThat(Decoder.decompress(later.body()).getDecompressedData())
                .isEqualTo(PAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(bytes(pod.client().request("/plain.txt").header("accept-encoding", "gzip"))
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
    }

    @Test
    void codeReadsFilesThroughItsBinding() throws Exception {
        assertThat(pod.client().get("/through?/plain.txt").body()).isEqualTo("200 plain");
        assertThat(pod.client().get("/through?/page").body()).isEqualTo("200 " + PAGE);
        assertThat(pod.client().get("/through?/none").body()).isEqualTo("404 ");
        assertThat(pod.client().get("/through?/large.bin").body()).startsWith("200 ");
    }

    @Test
    void filesNeedNoCode() throws Exception {

        Published other = pod.published().neighbour("files.demo.localhost").assets(assets());
        other.deploy("");
        assertThat(send(pod.client().request("files.demo.localhost", "/page")).body())
                .isEqualTo(PAGE);
        assertThat(send(pod.client().request("files.demo.localhost", "/none")).statusCode())
                .isEqualTo(404);
    }

    private static PublishedAssets assets() {
        return new PublishedAssets(
                Published.ACCOUNT,
                new AssetConfig(
                        HtmlHandling.AUTO_TRAILING_SLASH,
                        NotFoundHandling.NONE,
                        "/",
                        false,
                        List.of(),
                        true,
                        "",
                        "/*\n  x-rule: set"),
                Map.of(
                        "/page.html", new AssetFile(HASH + "1", "text/html; charset=utf-8", PAGE.length()),
                        "/large.bin", new AssetFile(HASH + "2", "application/octet-stream", LARGE.length),
                        "/plain.txt", new AssetFile(HASH + "3", "text/plain", 5)));
    }

    private static void put(String digit, byte[] content) throws Exception {
        pod.redis()
                .lines()
                .send(
                        0,
                        Request.cmd(Command.SET)
                                .arg(RedisKeys.asset(Published.ACCOUNT, HASH + digit))
                                .arg(Buffer.buffer(content)))
                .get(20, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return pod.client().send(request);
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return pod.client().bytes(request);
    }
}
