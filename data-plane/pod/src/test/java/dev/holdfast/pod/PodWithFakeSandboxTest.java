package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.PublishedZone;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.message.PodMessage.StopObject;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.FakeLauncher;
import dev.holdfast.pod.sandbox.FakeSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class PodWithFakeSandboxTest {
    private final FakeLauncher launcher = new FakeLauncher(new CounterScript());
    private final TestRedis redis = TestRedis.start();
    private final Published published = new Published(redis);
    private Pod pod;
    private Client client;

    @BeforeEach
    void startPod() {
        pod = newPod(
                redis.vertx(), Map.of("holdfast.objects.idle-timeout", "1s", "holdfast.objects.update-delay", "2s"));
        client = new Client(pod.tenantsPort());
    }

    @AfterEach
    void stopPod() {
        client.close();
        pod.stop();
        redis.close();
    }

    @Test
    void aPublishedWorkerAnswersAtItsHost() throws Exception {
        published.deploy("v1");
        HttpResponse<String> response = client.get("/hello");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello from v1");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void anUnknownHostGetsAPageThatTellsNothingButTheId() throws Exception {
        HttpResponse<String> response =
                client.send(client.request("nobody.localhost", "/").header("accept", "text/html,*/*"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.body())
                .contains(
                        "Nothing here yet",
                        response.headers().firstValue("x-request-id").orElseThrow())
                .doesNotContain("nobody");
    }

    @Test
    void aWorkerAnswersAtItsRoutesAndDomainsUntilTheyAreTakenBack() throws Exception {
        published.deploy("v1");
        Published neighbour = published.neighbour("other.demo.localhost");
        neighbour.deploy("v2");
        assertThat(client.send(client.request("shop.example.co.uk", "/hello")).statusCode())
                .isEqualTo(404);
        published.zone(
                "example.co.uk",
                new PublishedZone(
                        Published.ACCOUNT,
                        List.of(
                                new PublishedZone.Route("*.example.co.uk/old/*", neighbour.worker(), "other"),
                                new PublishedZone.Route("shop.example.co.uk/hello", Published.WORKER, "counter")),
                        List.of(new PublishedZone.Domain("shop.example.co.uk", neighbour.worker(), "other"))));

        client.getUntil("shop.example.co.uk", "/hello", equalTo("hello from v1"));
        assertThat(client.send(client.request("shop.example.co.uk", "/hello?again"))
                        .body())
                .isEqualTo("hello from v2");
        assertThat(client.send(client.request("example.co.uk", "/hello")).statusCode())
                .isEqualTo(404);

        published.zone("example.co.uk", new PublishedZone(Published.ACCOUNT, List.of(), List.of()));
        client.getUntil("shop.example.co.uk", "/hello", startsWith("error code: 1021"));
    }

    @Test
    void nothingThatTenantsSayOfTheirDomainsTakesThePlatformsHosts() throws Exception {
        published.deploy("v1");
        Published greedy = published.neighbour("other.demo.localhost");
        greedy.deploy("v2");
        PublishedZone grasping = new PublishedZone(
                Published.ACCOUNT,
                List.of(new PublishedZone.Route("*demo.localhost/*", greedy.worker(), "other")),
                List.of());
        published.zone("demo.localhost", grasping);
        published.zone("counter.demo.localhost", grasping);
        assertThat(client.get("/hello").body()).isEqualTo("hello from v1");
        assertThat(client.send(client.request("none.demo.localhost", "/hello")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNewDeploymentServesTheNextRequest() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/hello").body()).isEqualTo("hello from v1");
        published.update("v2");
        assertThat(client.getUntil("/hello", "hello from v2")).isEqualTo("hello from v2");
    }

    @Test
    void objectsCountAndKeepTheirCountWhenTheirSandboxIsGone() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:2");
        assertThat(client.get("/object/y").body()).isEqualTo("v1:1");
        HttpResponse<String> lost = client.get("/die");
        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.body()).startsWith("error code: 1105");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:3");
    }

    @Test
    void concurrentFirstCallsReachOneInstance() throws Exception {
        published.deploy("v1");
        CompletableFuture<?>[] calls = new CompletableFuture<?>[20];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = client.later(client.request("/object/same"));
        }
        CompletableFuture.allOf(calls).get(20, TimeUnit.SECONDS);
        assertThat(launcher.launched().stream()
                        .mapToInt(FakeSandbox::placedObjects)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void anIdleObjectMovesToNewCodeWithItsNextEvent() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        published.update("v2");
        assertThat(client.getUntil("/hello", "hello from v2")).isEqualTo("hello from v2");
        assertThat(client.get("/object/x").body()).isEqualTo("v2:2");
    }

    @Test
    void anIdleObjectLeavesMemoryAndComesBackWithItsStorage() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        FakeSandbox sandbox = launcher.launched().stream()
                .filter(candidate -> candidate.placedObjects() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(sandbox.next(StopObject.class).reason()).isEmpty();
        assertThat(client.get("/object/x").body()).isEqualTo("v1:2");
    }

    @Test
    void anIdOfNoNamespaceIsRefused() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/foreign").body())
                .isEqualTo("REFUSED: Durable Object ID is not valid for this namespace.");
    }

    @Test
    void objectsOfAnAccountWithoutThePlanAreRefused() throws Exception {
        published.plan(AccountPlan.FREE).deploy("v1");
        assertThat(client.get("/object/x").body()).startsWith("REFUSED: Durable Objects need the Workers Paid plan");
        published.plan(AccountPlan.OVERDUE).update("v2");
        Awaitility.await()
                .until(
                        () -> client.get("/object/x").body(),
                        startsWith("REFUSED: Durable Objects of this account have stopped, since a payment"));
        published.plan(AccountPlan.PAID).update("v2");
        assertThat(client.getUntil("/object/x", "v2:1")).isEqualTo("v2:1");
    }

    @Test
    void nothingOfASuspendedOrPausedAccountRuns() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        published.plan(AccountPlan.SUSPENDED).update("v1");
        Awaitility.await().until(() -> client.get("/hello").body(), startsWith("error code: 1025"));
        HttpResponse<String> answer = client.get("/object/x");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("1025");
        published.plan(AccountPlan.PAUSED).update("v1");
        Awaitility.await().until(() -> client.get("/hello").body(), startsWith("error code: 1028"));
        published.plan(AccountPlan.PAID).update("v1");
        assertThat(client.getUntil("/object/x", "v1:2")).isEqualTo("v1:2");
    }

    @Test
    void whatIsUsedUpOfADayIsRefusedUntilTheDayEnds() throws Exception {
        long later = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
        published
                .usedUp(new UsedUp(Set.of(DailyAllowance.OBJECT_REQUESTS), later))
                .deploy("v1");
        assertThat(client.get("/object/x").body())
                .isEqualTo("REFUSED: Exceeded allowed volume of requests in Durable Objects free tier.");
        assertThat(client.get("/hello").body()).isEqualTo("hello from v1");
        published
                .usedUp(new UsedUp(Set.of(DailyAllowance.WORKER_REQUESTS), later))
                .update("v2");
        Awaitility.await().until(() -> client.get("/hello").body(), startsWith("error code: 1027"));
        assertThat(client.get("/hello").statusCode()).isEqualTo(429);
        assertThat(client.send(client.request("nobody.demo.localhost", "/")).statusCode())
                .isEqualTo(404);

        long before = System.currentTimeMillis() - 1;
        published.usedUp(new UsedUp(Set.of(DailyAllowance.values()), before)).update("v3");

        assertThat(client.getUntil("/object/x", "v3:1")).isEqualTo("v3:1");
        pod.stop();
        pod = newPod(redis.vertx(), Map.of());
        assertThat(redis.rollups())
                .filteredOn(row -> row.outcomes().containsKey(Outcome.REFUSED))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.worker()).isEqualTo(Published.WORKER);
                    assertThat(row.count(Counter.REQUESTS)).isEqualTo(row.wall().count());
                });
    }

    @Test
    void bodiesReachTheWorkerInlineWhenSmallAndStreamedWhenLarge() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/echo").body()).isEqualTo("GET None ");
        // This client sends the body after the head; a pause between them makes a stream of it.
        Awaitility.await()
                .until(
                        () -> client.send(client.request("/echo").POST(BodyPublishers.ofString("small")))
                                .body(),
                        equalTo("POST Inline small"));
        assertThat(client.send(client.request("/echo").POST(BodyPublishers.noBody()))
                        .body())
                .isEqualTo("POST Inline ");
        assertThat(client.send(client.request("/echo").POST(BodyPublishers.ofByteArray(new byte[200_000])))
                        .body())
                .isEqualTo("POST Streamed stream of 200000");
    }

    @Test
    void theWorkerSeesWhereARequestCameFromAndNothingOfTheConnection() throws Exception {
        published.deploy("v1");
        HttpResponse<String> response = client.send(client.request("/head").header("X-Real-IP", "6.6.6.6"));
        assertThat(response.body())
                .contains("cf-connecting-ip\n127.0.0.1", "x-real-ip\n127.0.0.1", "x-forwarded-proto\nhttp")
                .contains("host\n" + Published.HOST)
                .contains("x-request-id\n"
                        + response.headers().firstValue("x-request-id").orElseThrow())
                .doesNotContain("6.6.6.6", "connection\n", "http2-settings");
    }

    @Test
    void aResponseIsPassedOnWithoutFieldsOfTheConnection() throws Exception {
        published.deploy("v1");
        HttpResponse<String> response = client.get("/fields");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("connection")).isEmpty();
        assertThat(response.headers().firstValue("content-length")).hasValue("4");
    }

    @Test
    void responsesThatHaveNoBodyGetNone() throws Exception {
        published.deploy("v1");
        HttpResponse<String> head = client.send(client.request("/hello").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).hasValue("13");
        HttpResponse<String> empty = client.get("/empty");
        assertThat(empty.statusCode()).isEqualTo(204);
        assertThat(empty.body()).isEmpty();
        assertThat(client.get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void responsesThatHttpCannotCarryBecomeErrorPages() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/invalid").body()).startsWith("error code: 1101");
        assertThat(client.get("/weird").body()).startsWith("error code: 1101");
        assertThat(client.get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingAcknowledgedIsLostWhenRedisIsKilled() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        redis.kill();
        CompletableFuture<HttpResponse<String>> during = client.later(client.request("/object/x"));
        assertThat(client.get("/hello").body()).isEqualTo("hello from v1");
        redis.startAgain();
        assertThat(during.get(40, TimeUnit.SECONDS).body()).isEqualTo("v1:2");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:3");
    }

    @Test
    void anOutageLongerThanALeaseNeedsNoRestart() throws Exception {
        pod.stop();
        pod = newPod(
                redis.vertx(),
                Map.of("holdfast.objects.lease-duration", "1s", "holdfast.objects.lease-renewal", "300ms"));
        try (Client own = new Client(pod.tenantsPort())) {
            published.deploy("v1");
            assertThat(own.get("/object/x").body()).isEqualTo("v1:1");
            redis.kill();
            CompletableFuture<HttpResponse<String>> during = own.later(own.request("/object/x"));
            Thread.sleep(2000);
            redis.startAgain();
            assertThat(during.get(40, TimeUnit.SECONDS).body()).isEqualTo("v1:2");
            assertThat(own.get("/object/x").body()).isEqualTo("v1:3");
        }
    }

    @Test
    void anotherLifeOfThePodTakesOverAtOnce() throws Exception {
        published.deploy("v1");
        assertThat(client.get("/object/x").body()).isEqualTo("v1:1");
        Vertx ownVertx = Vertx.vertx();
        Pod next = newPod(ownVertx, Map.of());
        try (Client other = new Client(next.tenantsPort())) {
            assertThat(other.get("/object/x").body()).isEqualTo("v1:2");
            HttpResponse<String> fenced = client.get("/object/x");
            assertThat(fenced.body()).doesNotStartWith("v1:");
            assertThat(other.get("/object/x").body()).isEqualTo("v1:3");
        } finally {
            next.stop();
            ownVertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Pod newPod(Vertx vertx, Map<String, String> values) {
        Pod fresh = new Pod(vertx, redis.client(), new SimpleMeterRegistry(), launcher, TestSettings.of(values));
        fresh.start();
        return fresh;
    }
}
