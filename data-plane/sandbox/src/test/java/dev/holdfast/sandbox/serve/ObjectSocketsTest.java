package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.ExchangeMessage.SocketMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.PodMessage.RestoreSocket;
import dev.holdfast.link.message.PodMessage.SocketAutoResponded;
import dev.holdfast.link.message.PodMessage.SocketCredit;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.ObjectReset;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets that an object leaves with the pod, as the sandbox speaks of them. */
class ObjectSocketsTest {
    private static final long OBJECT = 1;
    private static final long JOINING = 100_000;
    private static final long EVENT = 200_000;

    private FakePod pod;

    @BeforeEach
    void start() {
        pod = FakePod.start();
        pod.version(1, Bundles.of("""
                import { DurableObject } from 'cloudflare:workers';
                export class Thing extends DurableObject {
                  fetch() {
                    const { 0: far, 1: near } = new WebSocketPair();
                    this.ctx.acceptWebSocket(near, ['tag']);
                    near.serializeAttachment(1);
                    return new Response(null, { status: 101, webSocket: far });
                  }
                  async webSocketMessage(ws, message) {
                    if (message === 'put') {
                      this.ctx.storage.put('k', 'v');
                      ws.send('put');
                    } else if (message === 'time') {
                      ws.send(String(this.ctx.getWebSocketAutoResponseTimestamp(ws)?.getTime()));
                    } else if (message === 'hang') {
                      this.ctx.setHibernatableWebSocketEventTimeout(50);
                      ws.send('set');
                    } else if (message === 'forever') {
                      await new Promise(() => undefined);
                    } else {
                      ws.send(`${message.length} ${this.ctx.getWebSockets().length}`);
                    }
                  }
                }
                """));
        pod.object(1, OBJECT, "Thing");
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void aSocketIsClaimedInsteadOfAResponse() throws Exception {
        SocketClaim claim = join();
        assertThat(claim.exchange()).isEqualTo(JOINING);
        assertThat(claim.object()).isEqualTo(OBJECT);
        assertThat(claim.socket()).isEqualTo(1);
        assertThat(claim.tags()).containsExactly("tag");
        assertThat(claim.attachment()).isPresent();
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(JOINING);
    }

    @Test
    void aMessageIsAnEventThatEndsWithoutAnAnswer() throws Exception {
        join();
        credit();
        message("hello");
        assertThat(said()).isEqualTo("5 1");
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(EVENT);
    }

    @Test
    void aMessageMayArriveInParts() throws Exception {
        join();
        credit();
        pod.send(new SocketMessage(EVENT, OBJECT, 1, true, false, new byte[60_000]));
        pod.send(new SocketFrame(EVENT, true, true, new byte[60_000]));
        assertThat(said()).isEqualTo("120000 1");
    }

    @Test
    void whatTheObjectSaysWaitsForItsWrites() throws Exception {
        join();
        credit();
        pod.holdCommits = true;
        message("put");
        var commit = pod.heldCommits.poll(10, TimeUnit.SECONDS);
        assertThat(pod.reports).noneMatch(SocketSend.class::isInstance);
        pod.apply(commit);
        assertThat(said()).isEqualTo("put");
    }

    @Test
    void anObjectIsGivenTheSocketsItHadBefore() throws Exception {
        pod.send(new RestoreSocket(OBJECT, 5, List.of("tag"), Optional.empty(), false, 1234, 100_000));
        pod.send(new SocketMessage(EVENT, OBJECT, 5, true, true, "time".getBytes(StandardCharsets.UTF_8)));
        assertThat(said()).isEqualTo("1234");
        assertThat(join().socket()).as("the next number").isEqualTo(6);
    }

    @Test
    void theTimeOfAnAutomaticResponseIsKnownAtOnce() throws Exception {
        join();
        credit();
        pod.send(new SocketAutoResponded(OBJECT, 1, 4321));
        message("time");
        assertThat(said()).isEqualTo("4321");
    }

    @Test
    void aCloseIsAnsweredWhenTheProgramDoesNot() throws Exception {
        join();
        credit();
        pod.send(new SocketEnded(EVENT, OBJECT, 1, 4001, "bye", true));
        SocketEnd end = pod.report(SocketEnd.class);
        assertThat(end.code()).isEqualTo(4001);
        assertThat(end.reason()).isEqualTo("bye");
    }

    @Test
    void anEventThatTakesTooLongResetsTheObject() throws Exception {
        join();
        credit();
        message("hang");
        assertThat(said()).isEqualTo("set");
        pod.send(new SocketMessage(EVENT + 2, OBJECT, 1, true, true, "forever".getBytes(StandardCharsets.UTF_8)));
        ObjectReset reset = pod.report(ObjectReset.class);
        assertThat(reset.failure().cause()).isEqualTo(Failure.Cause.OBJECT_RESET);
        assertThat(reset.failure().message()).isEqualTo("Actor exceeded event execution time and was disconnected.");
        assertThat(pod.failures.poll(10, TimeUnit.SECONDS).exchange()).isEqualTo(EVENT + 2);
    }

    @Test
    void anEventForAnObjectThatIsNotHereFails() throws Exception {
        pod.send(new SocketMessage(EVENT, 77, 1, true, true, new byte[1]));
        assertThat(pod.failures.poll(10, TimeUnit.SECONDS).failure().cause()).isEqualTo(Failure.Cause.OBJECT_MOVED);
        assertThat(pod.report(EventDone.class).exchange()).isEqualTo(EVENT);
    }

    private SocketClaim join() throws Exception {
        Target target = new Target.PlacedObject(OBJECT);
        Headers upgrade = new Headers("upgrade\nwebsocket");
        pod.send(new Request(JOINING, target, "GET", "http://test/", upgrade, new Body.None()));
        return pod.claims.poll(10, TimeUnit.SECONDS);
    }

    private void credit() throws Exception {
        pod.report(EventDone.class);
        pod.send(new SocketCredit(OBJECT, 1, 100_000));
    }

    private void message(String text) {
        pod.send(new SocketMessage(EVENT, OBJECT, 1, true, true, text.getBytes(StandardCharsets.UTF_8)));
    }

    private String said() throws Exception {
        return new String(pod.report(SocketSend.class).bytes(), StandardCharsets.UTF_8);
    }
}
