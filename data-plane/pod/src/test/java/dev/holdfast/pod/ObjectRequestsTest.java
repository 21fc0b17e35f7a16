package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import dev.holdfast.link.message.PodMessage.StopObject;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.FakeLauncher;
import dev.holdfast.pod.sandbox.FakeSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the control plane asks of objects, and what becomes of those whose class was deleted. */
@Timeout(90)
class ObjectRequestsTest {
    private static final String OBJECT = Published.id("x");

    private final ObjectMapper mapper = new ObjectMapper();
    private final CounterScript script = new CounterScript();
    private final FakeLauncher launcher = new FakeLauncher(script);
    private final TestRedis redis = TestRedis.start();
    private final Published published = new Published(redis);
    private Pod pod;
    private Client client;

    @BeforeEach
    void startPod() throws Exception {
        pod = new Pod(
                redis.vertx(),
                redis.client(),
                new SimpleMeterRegistry(),
                launcher,
                TestSettings.of(Map.of("holdfast.objects.idle-timeout", "30s")));
        pod.start();
        client = new Client(pod.tenantsPort());
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
    }

    @AfterEach
    void stopPod() {
        client.close();
        pod.stop();
        redis.close();
    }

    @Test
    void aLookShowsHowAnObjectIsPresent() throws Exception {
        assertThat(ask(new ObjectRequest.Look())).isInstanceOfSatisfying(ObjectReply.Present.class, present -> {
            assertThat(present.versionId()).isNotEmpty();
            assertThat(present.busy()).isFalse();
            assertThat(present.events()).isZero();
        });
        script.setObjectsHang(true);
        var _ = client.later(client.request("/object/x"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(ask(new ObjectRequest.Look()))
                        .isInstanceOfSatisfying(
                                ObjectReply.Present.class,
                                present -> assertThat(present.events()).isEqualTo(1)));
        assertThat(ask(Published.id("nobody"), new ObjectRequest.Look())).isEqualTo(new ObjectReply.Absent());
    }

    @Test
    void aChangeEndsAnIdleInstanceQuietlyAndTheNextOneSeesIt() throws Exception {
        FakeSandbox sandbox = sandbox();
        assertThat(ask(new ObjectRequest.Change(List.of(put("count", "41")), false)))
                .isEqualTo(new ObjectReply.Done());

        assertThat(sandbox.next(StopObject.class).reason()).isEmpty();
        assertThat(client.get("/object/x").body()).isEqualTo("v1:42");
        assertThat(ask(new ObjectRequest.Change(List.of(new ObjectRequest.Remove("count")), false)))
                .isEqualTo(new ObjectReply.Done());
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
    }

    @Test
    void aBusyObjectIsChangedOnlyByForce() throws Exception {
        FakeSandbox sandbox = sandbox();
        script.setObjectsHang(true);
        var _ = client.later(client.request("/object/x"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(ask(new ObjectRequest.Look()))
                        .isInstanceOfSatisfying(
                                ObjectReply.Present.class,
                                present -> assertThat(present.busy()).isTrue()));
        assertThat(ask(new ObjectRequest.Change(List.of(put("count", "9")), false)))
                .isEqualTo(new ObjectReply.Busy());
        script.setObjectsHang(false);

        assertThat(ask(new ObjectRequest.Change(List.of(put("count", "9")), true)))
                .isEqualTo(new ObjectReply.Done());

        assertThat(sandbox.next(StopObject.class).reason().orElseThrow().message())
                .isEqualTo("Durable Object reset because its storage was edited.");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:10");
    }

    @Test
    void aDeletedObjectLeavesTheListAndBeginsAgain() throws Exception {
        assertThat(listed()).contains(OBJECT);

        assertThat(ask(new ObjectRequest.Delete(false))).isEqualTo(new ObjectReply.Done());

        assertThat(listed()).doesNotContain(OBJECT);
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        assertThat(listed()).contains(OBJECT);
    }

    @Test
    void whatIsTooLargeOrForAnotherAccountIsRefused() throws Exception {
        assertThat(ask(new ObjectRequest.Change(List.of(put("k".repeat(3_000_000), "v")), false)))
                .isEqualTo(new ObjectReply.Failed("A key or value is too large."));
        ObjectRequest foreign = request(OBJECT, "f".repeat(32), new ObjectRequest.Delete(true), 20_000);
        assertThat(send(foreign)).isInstanceOf(ObjectReply.Failed.class);
        assertThat(client.get("/object/x").body()).isEqualTo("v1:2");
    }

    @Test
    void aRequestForWhichNobodyWaitsAnyMoreIsNotDone() throws Exception {
        push(request(OBJECT, Published.ACCOUNT, new ObjectRequest.Delete(true), -1000));

        assertThat(ask(new ObjectRequest.Look())).isInstanceOf(ObjectReply.Present.class);
        assertThat(client.get("/object/x").body()).isEqualTo("v1:2");
    }

    @Test
    void theObjectsOfADeletedClassEndAndCannotBeReached() throws Exception {
        FakeSandbox sandbox = sandbox();
        script.setObjectsHang(true);
        var _ = client.later(client.request("/object/x"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(ask(new ObjectRequest.Look()))
                        .isInstanceOfSatisfying(
                                ObjectReply.Present.class,
                                present -> assertThat(present.events()).isEqualTo(1)));

        published.deleteNamespace();

        assertThat(sandbox.next(StopObject.class).reason().orElseThrow().message())
                .isEqualTo("Durable Object reset because its class was deleted.");
        assertThat(client.get("/object/x").body())
                .isEqualTo("REFUSED: This Durable Object namespace does not exist (any more).");
        assertThat(ask(new ObjectRequest.Delete(true))).isInstanceOf(ObjectReply.Failed.class);
    }

    private FakeSandbox sandbox() {
        return launcher.launched().stream()
                .filter(candidate -> candidate.placedObjects() == 1)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectRequest.Edit put(String key, String value) {
        return new ObjectRequest.Put(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectReply ask(ObjectRequest.Action action) throws Exception {
        return ask(OBJECT, action);
    }

    private ObjectReply ask(String object, ObjectRequest.Action action) throws Exception {
        return send(request(object, Published.ACCOUNT, action, 20_000));
    }

    private ObjectReply send(ObjectRequest request) throws Exception {
        push(request);
        Request get = Request.cmd(Command.GET).arg(RedisKeys.objectReply(request.id()));
        String json = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> text(redis.lines().send(0, get).get(20, TimeUnit.SECONDS)), reply -> !reply.isEmpty());
        return mapper.readValue(json, ObjectReply.class);
    }

    private void push(ObjectRequest request) throws Exception {
        int shard = Shards.of(request.objectId());
        Request push =
                Request.cmd(Command.RPUSH).arg(RedisKeys.objectRequests(shard)).arg(mapper.writeValueAsString(request));
        redis.lines().send(0, push).get(20, TimeUnit.SECONDS);
        redis.publish(RedisKeys.OBJECT_REQUESTS, Integer.toString(shard));
    }

    private static ObjectRequest request(String object, String account, ObjectRequest.Action action, long patience) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return new ObjectRequest(
                id, System.currentTimeMillis() + patience, account, Published.NAMESPACE, object, action);
    }

    private String listed() throws Exception {
        Request all = Request.cmd(Command.ZRANGE)
                .arg(RedisKeys.objectIds(Shards.of(OBJECT), Published.NAMESPACE))
                .arg(0)
                .arg(-1);
        return text(redis.lines().send(0, all).get(20, TimeUnit.SECONDS));
    }

    private static String text(@Nullable Response response) {
        return response == null ? "" : response.toString();
    }
}
