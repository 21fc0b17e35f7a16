package dev.holdfast.controlplane.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.log.ReceivedTrace;
import dev.holdfast.controlplane.testing.Traces;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TailSocketTest {
    private final SlowLine line = new SlowLine();
    private Instant now = Instant.parse("2026-11-27T09:00:00Z");
    private final InstantSource time = () -> now;
    private final ReceivedTrace trace = ReceivedTrace.of(Traces.of("0".repeat(32), "1".repeat(32))
            .printing("log", "x".repeat(1000))
            .trace());

    /** A reader that takes what it is sent when the test says so. */
    private static final class SlowLine implements TailLine {
        private final List<String> sent = new ArrayList<>();
        private final Queue<Promise<Void>> unread = new ArrayDeque<>();
        private int pings;

        @Override
        public Future<Void> write(String text) {
            sent.add(text);
            Promise<Void> taken = Promise.promise();
            unread.add(taken);
            return taken.future();
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(short code, String reason) {
            sent.add("close " + code);
        }

        private void takeAll() {
            while (!unread.isEmpty()) {
                unread.remove().complete();
            }
        }
    }

    @Test
    void aReaderSeesNothingOfThePlatforms() {
        socket(10_000).offer(trace);

        assertThat(line.sent)
                .singleElement()
                .asString()
                .contains("\"scriptName\":\"hello\"")
                .doesNotContain("holdfast", "pod-1");
    }

    @Test
    void whatASlowReaderDoesNotTakeIsDroppedAndCounted() {
        TailSocket socket = socket(3000);

        for (int i = 0; i < 10; i++) {
            socket.offer(trace);
        }
        assertThat(line.sent).hasSize(2);
        line.takeAll();

        assertThat(line.sent).hasSize(3);
        assertThat(line.sent.getLast()).contains("\"type\":\"overload\"", "8 events are missing here");
        line.takeAll();
        socket.offer(trace);
        assertThat(line.sent).hasSize(4).last().isEqualTo(trace.shown());
    }

    @Test
    void aTraceThatIsLargerThanAllThatMayWaitIsShownWhenNothingWaits() {
        TailSocket socket = socket(10);

        socket.offer(trace);
        socket.offer(trace);

        assertThat(line.sent).containsExactly(trace.shown());
    }

    @Test
    void aReaderThatDoesNotAnswerIsGivenUp() {
        TailSocket socket = socket(1000);

        now = now.plus(Duration.ofSeconds(30));
        assertThat(socket.lives()).isTrue();
        assertThat(line.pings).isEqualTo(1);
        socket.heard();
        now = now.plus(Duration.ofSeconds(50));
        assertThat(socket.lives()).isTrue();
        now = now.plus(Duration.ofSeconds(20));
        assertThat(socket.lives()).isFalse();
    }

    private TailSocket socket(long mostWaiting) {
        TailEntity tail = new TailEntity();
        tail.id = "t";
        tail.workerId = "w";
        tail.filters = "[]";
        return new TailSocket(tail, line, mostWaiting, () -> 0, time.withZone(ZoneOffset.UTC));
    }
}
