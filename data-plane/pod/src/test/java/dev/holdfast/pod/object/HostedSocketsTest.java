package dev.holdfast.pod.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.SandboxMessage.SocketAttachment;
import dev.holdfast.link.message.SandboxMessage.SocketEnd;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.SandboxMessage.SocketSettings;
import dev.holdfast.link.message.SandboxMessage.SocketTaken;
import dev.holdfast.pod.exchange.BodyPeer;
import dev.holdfast.pod.sandbox.SandboxViolationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostedSocketsTest {
    private static final int CREDIT = 256 * 1024;

    private final HostedSockets sockets = new HostedSockets();
    private final FakePlacement place = new FakePlacement();
    private final Far far = new Far();

    @BeforeEach
    void place() {
        sockets.placed(place);
    }

    @Test
    void aSocketIsOpenedWithAWindow() {
        claim(1);
        assertThat(far.heard).containsExactly("credit 65536");
    }

    @Test
    void aNumberIsClaimedOnce() {
        claim(2);
        assertThatThrownBy(() -> claim(2)).isInstanceOf(SandboxViolationException.class);
        assertThatThrownBy(() -> claim(1)).isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void whatTheObjectSaysNeedsCredit() {
        HostedSocket socket = claim(1);
        assertThatThrownBy(() -> say("x")).isInstanceOf(SandboxViolationException.class);
        sockets.granted(socket, CREDIT);
        say("x");
        assertThat(far.heard).endsWith("x");
    }

    @Test
    void nothingIsSaidOnASocketThatNeverWas() {
        claim(1);
        assertThatThrownBy(() -> sockets.said(new SocketEnd(7, 2, 1000, "")))
                .isInstanceOf(SandboxViolationException.class);
        assertThatThrownBy(() -> sockets.said(new SocketEnd(7, 0, 1000, "")))
                .isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void theObjectTakesNoMoreThanThereIs() {
        claim(1);
        assertThatThrownBy(() -> sockets.said(new SocketTaken(7, 1, 1))).isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void anAutomaticResponseIsGivenWithoutTheObject() {
        HostedSocket socket = claim(1);
        sockets.said(new SocketSettings(7, Optional.of(new AutoResponse("ping", "pong")), 0));
        sockets.granted(socket, CREDIT);
        hears(socket, "ping", true);
        assertThat(far.heard).endsWith("pong", "credit 20");
        assertThat(sockets.isWaiting()).isFalse();
        assertThat(place.told).last().asString().startsWith("SocketAutoResponded");
    }

    @Test
    void anAutomaticResponseIsNotGivenToPartsToBytesAndAfterTheObjectsClose() {
        HostedSocket socket = claim(1);
        sockets.said(new SocketSettings(7, Optional.of(new AutoResponse("ping", "pong")), 0));
        sockets.granted(socket, CREDIT);
        hears(socket, "pi", false);
        hears(socket, "ping", true);
        sockets.heard(socket, false, true, "ping".getBytes(StandardCharsets.UTF_8), 1);
        sockets.said(new SocketEnd(7, 1, 1000, ""));
        hears(socket, "ping", true);
        assertThat(far.heard).doesNotContain("pong");
    }

    @Test
    void anAutomaticResponseWaitsForTheEndOfAMessageOfTheObject() {
        HostedSocket socket = claim(1);
        sockets.said(new SocketSettings(7, Optional.of(new AutoResponse("ping", "pong")), 0));
        sockets.granted(socket, CREDIT);
        sockets.said(new SocketSend(7, 1, true, false, "be".getBytes(StandardCharsets.UTF_8)));
        hears(socket, "ping", true);
        sockets.said(new SocketSend(7, 1, true, true, "gin".getBytes(StandardCharsets.UTF_8)));
        assertThat(far.heard).endsWith("be...", "gin", "pong", "credit 20");
    }

    @Test
    void automaticResponsesWaitForCreditAndSoDoTheirRequests() {
        HostedSocket socket = claim(1);
        sockets.said(new SocketSettings(7, Optional.of(new AutoResponse("ping", "pong")), 0));
        hears(socket, "ping", true);
        assertThat(far.heard).containsExactly("credit 65536");
        sockets.granted(socket, 20);
        assertThat(far.heard).containsExactly("credit 65536", "pong", "credit 20");
    }

    @Test
    void aNewInstanceGetsToKnowTheSockets() {
        HostedSocket socket = claim(3);
        sockets.granted(socket, CREDIT);
        sockets.said(new SocketSettings(7, Optional.of(new AutoResponse("ping", "pong")), 500));
        sockets.said(new SocketAttachment(7, 3, new byte[] {1}));
        sockets.released();
        FakePlacement next = new FakePlacement();
        sockets.placed(next);
        assertThat(next.told).hasSize(2);
        assertThat(next.told.getFirst().toString())
                .isEqualTo("RestoreSocketSettings[object=7, autoResponse=Optional[AutoResponse[request=ping, "
                        + "response=pong]], timeoutMillis=500]");
        assertThat(next.told.getLast().toString())
                .startsWith("RestoreSocket[object=7, socket=3, tags=[tag]")
                .contains("closed=false, autoRespondedMillis=0, credit=" + (CREDIT - 68 * 1024));
        assertThatThrownBy(() -> claim(3)).isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void aMessageOfWhichTheObjectSaidOnlyAPartBreaksTheConnectionWithTheInstance() {
        HostedSocket socket = claim(1);
        sockets.granted(socket, CREDIT);
        sockets.said(new SocketSend(7, 1, true, false, new byte[1]));
        sockets.released();
        assertThat(far.heard).contains("close 1006");
        assertThat(sockets.isWaiting()).as("the next instance is told").isTrue();
    }

    @Test
    void nobodyCanGrantMoreThanCanBeCounted() {
        HostedSocket socket = claim(1);
        for (int i = 0; i < 4; i++) {
            sockets.granted(socket, Integer.MAX_VALUE);
        }
        say("x");
        assertThat(far.heard).endsWith("x");
    }

    @Test
    void whatComesFromASocketThatIsGoneConcernsNobody() {
        HostedSocket socket = claim(1);
        sockets.close(SocketClose.LOST, "");
        hears(socket, "late", true);
        sockets.heardClose(socket, SocketClose.LOST, "");
        assertThat(sockets.isWaiting()).isFalse();
    }

    @Test
    void closingAllTellsTheFarEndsOnly() {
        HostedSocket socket = claim(1);
        hears(socket, "x", true);
        sockets.close(1012, "");
        assertThat(far.heard).endsWith("close 1012");
        assertThat(sockets.isEmpty()).isTrue();
        assertThat(sockets.isWaiting()).isFalse();
    }

    @Test
    void aSocketThatTheObjectBreaksIsGone() {
        claim(1);
        sockets.said(new SocketEnd(7, 1, SocketClose.LOST, ""));
        assertThat(sockets.isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeDeliveredBreaksTheConnection() {
        hears(claim(1), "x", true);
        claim(2);
        sockets.undeliverable();
        assertThat(far.heard).endsWith("close 1006");
        assertThat(sockets.size()).isEqualTo(1);
    }

    @Test
    void anObjectHasAtMostSoManySockets() {
        for (int number = 1; number <= 32_768; number++) {
            assertThat(sockets.claim(claimOf(number), far)).isPresent();
        }
        assertThat(sockets.claim(claimOf(32_769), far)).isEmpty();
    }

    private HostedSocket claim(long number) {
        HostedSocket socket = sockets.claim(claimOf(number), far).orElseThrow();
        sockets.opened(number);
        return socket;
    }

    private static SocketClaim claimOf(long number) {
        return new SocketClaim(2, 7, Headers.EMPTY, number, List.of("tag"), Optional.empty());
    }

    private void say(String text) {
        sockets.said(new SocketSend(7, 1, true, true, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void hears(HostedSocket socket, String text, boolean last) {
        sockets.heard(socket, true, last, text.getBytes(StandardCharsets.UTF_8), 1);
    }

    /** The far end, which takes note of what it hears. */
    private static final class Far implements BodyPeer {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void credit(int bytes) {
            heard.add("credit " + bytes);
        }

        @Override
        public void socketFrame(boolean text, boolean last, byte[] bytes) {
            heard.add(new String(bytes, StandardCharsets.UTF_8) + (last ? "" : "..."));
        }

        @Override
        public void socketClose(int code, String reason) {
            heard.add(("close " + code + " " + reason).strip());
        }

        @Override
        public void chunk(byte[] bytes) {}

        @Override
        public void end() {}

        @Override
        public void abort(String reason) {}

        @Override
        public void stopReading() {}
    }
}
