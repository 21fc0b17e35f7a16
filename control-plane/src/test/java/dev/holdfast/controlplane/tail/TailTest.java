package dev.holdfast.controlplane.tail;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Operator;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.Traces;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class TailTest {
    private static final String PATH = "/workers/scripts/hello/tails";

    private final Vertx vertx = bean(Vertx.class);

    private Tenant tenant;
    private String worker;

    @BeforeEach
    void deploy() {
        tenant = Tenant.signUp();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        worker = tenant.as().get("/workers/workers/hello").then().extract().path("result.id");
    }

    /** As wrangler is: its first frame is not masked, and it pings. */
    private final class Reader {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        Reader(String url) {
            WebSocketConnectOptions options =
                    new WebSocketConnectOptions().setAbsoluteURI(url).addSubProtocol("trace-v1");
            socket = vertx.createWebSocketClient(new WebSocketClientOptions().setSendUnmaskedFrames(true))
                    .connect(options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            socket.textMessageHandler(messages::add);
            socket.pongHandler(payload -> pongs.add(payload.toString()));
            socket.writeTextMessage("{\"debug\":false}");
        }

        JsonPath next() throws InterruptedException {
            String message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return JsonPath.from(message);
        }

        void awaitClose(int code) {
            await().until(socket::isClosed);
            assertThat(socket.closeStatusCode()).isEqualTo((short) code);
        }
    }

    @Test
    void aReaderIsShownWhatPassesItsFilters() throws InterruptedException {
        JsonPath tail =
                open("{\"filters\":[{\"outcome\":[\"exception\"]},{\"client_ip\":[\"self\",\"203.0.113.7\"]}]}");
        assertThat(Published.score(RedisKeys.tailedWorkers(), worker).orElseThrow())
                .isGreaterThan((double) System.currentTimeMillis());
        Reader reader = new Reader(tail.getString("result.url"));
        assertThat(reader.socket.subProtocol()).isEqualTo("trace-v1");
        reader.socket.writePing(Buffer.buffer("wrangler tail ping"));
        assertThat(reader.pongs.poll(10, TimeUnit.SECONDS)).isEqualTo("wrangler tail ping");

        tell(trace());
        tell(Traces.of("0".repeat(32), "0".repeat(32)).throwing("of another worker"));
        Published.tell(RedisKeys.tail(worker), "no trace");
        tell(trace().throwing("boom"));

        JsonPath shown = reader.next();
        assertThat(shown.getString("exceptions[0].message")).isEqualTo("boom");
        assertThat(shown.getString("event.request.url")).isEqualTo("https://hello.example.com/path");
        assertThat(shown.getMap("")).doesNotContainKey("holdfast");
        assertThat(reader.messages).isEmpty();
    }

    @Test
    void aStopDoesNotWaitForSocketsThatAreClosed() {
        TailRequests requests = bean(TailRequests.class);
        String url = open("{}").getString("result.url");
        Reader reader = new Reader(url);
        assertThat(requests.isWaitedFor(url)).isTrue();

        var _ = reader.socket.close();

        await().until(() -> !requests.isWaitedFor(url));
    }

    @Test
    void tailsAreListedWithoutTheirAddressesAndEndedAsOftenAsAsked() {
        JsonPath tail = open("{\"filters\":[{\"client_ip\":[\"self\"]}]}");
        String id = tail.getString("result.id");
        Reader reader = new Reader(tail.getString("result.url"));

        tenant.as()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("result.id", equalTo(List.of(id)))
                .body("result[0].url", nullValue())
                .body("result[0].filters[0].client_ip[0]", startsWith("127."));
        for (int i = 0; i < 2; i++) {
            tenant.as().delete(PATH + "/" + id).then().statusCode(200);
        }
        reader.awaitClose(1000);
        assertThatThrownBy(() -> new Reader(tail.getString("result.url")))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UpgradeRejectedException.class);
        tenant.as().get(PATH).then().body("result", hasSize(0));
        tenant.as().get("/logs/audit?resource_type=tail").then().body("result", hasSize(2));
    }

    @Test
    void socketsEndWithTheirWorkerAndWithTheRightToRead() {
        Tenant member = tenant.member("developer");
        Reader ofMember = new Reader(open(member).getString("result.url"));
        Tenant token = tenant.withToken(Map.of("name", "short-lived"));
        Reader ofToken = new Reader(open(token).getString("result.url"));
        Reader ofOwner = new Reader(open("{}").getString("result.url"));

        String membership = tenant.as()
                .get("/members")
                .jsonPath()
                .getString("result.find { it.email == '%s' }.id".formatted(member.email()));
        tenant.as().delete("/members/" + membership).then().statusCode(200);
        String tokenId = token.asUser().get("/user/tokens/verify").jsonPath().getString("result.id");
        tenant.asUser().delete("/user/tokens/" + tokenId).then().statusCode(200);
        ofMember.awaitClose(1008);
        ofToken.awaitClose(1008);
        assertThat(ofOwner.socket.isClosed()).isFalse();

        tenant.as().delete("/workers/scripts/hello").then().statusCode(200);
        ofOwner.awaitClose(1000);
        tenant.as().get(PATH).then().statusCode(404).body("errors[0].code", equalTo(10007));
        tenant.as().delete(PATH + "/" + "0".repeat(32)).then().statusCode(200);
    }

    @Test
    void aSuspendedAccountsTailsEnd() {
        Reader reader = new Reader(open("{}").getString("result.url"));

        Operator.signUp().suspend(tenant, "unpaid");

        reader.awaitClose(1008);
        tenant.as().body("{}").post(PATH).then().statusCode(403).body("errors[0].message", containsString("unpaid"));
    }

    @Test
    void aWorkerHasOnlySoManyTails() {
        for (int i = 0; i < 10; i++) {
            open("{}");
        }
        tenant.as()
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo(10076))
                .body("errors[0].message", containsString("10 tails"));
    }

    @Test
    void anUnknownFilterIsRefusedByName() {
        tenant.as()
                .body("{\"filters\":[{\"colour\":\"blue\"}]}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("'colour'"));
    }

    private Traces trace() {
        return Traces.of(tenant.account(), worker);
    }

    private void tell(Traces trace) {
        Published.tell(RedisKeys.tail(worker), trace.json());
    }

    /** The body comes as wrangler sends it, as plain text. */
    private JsonPath open(String body) {
        return tenant.as()
                .contentType("text/plain")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("result.url", startsWith("ws://"))
                .extract()
                .jsonPath();
    }

    private JsonPath open(Tenant who) {
        return who.as().body("{}").post(PATH).then().statusCode(200).extract().jsonPath();
    }
}
