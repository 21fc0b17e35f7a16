package dev.holdfast.pod.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.pod.time.ManualTimers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RollupSenderTest {
    private record Sent(long number, String json, CompletableFuture<Void> answer) {}

    private final ManualTimers timers = new ManualTimers();
    private final Rollups rollups = new Rollups(timers);
    private final Tally tally = rollups.tally(RollupKey.ofWorker("a", "w", "v"));
    private final List<Sent> sent = new ArrayList<>();
    private final RollupSender sender = new RollupSender(
            rollups,
            (number, rollup) -> {
                CompletableFuture<Void> answer = new CompletableFuture<>();
                sent.add(new Sent(number, new String(rollup, StandardCharsets.UTF_8), answer));
                return answer;
            },
            Runnable::run);

    @Test
    void batchesAreNumberedAndSentOneAfterTheOther() {
        sender.start(timers);
        tally.add(Counter.REQUESTS, 1);
        timers.advance(RollupSender.PERIOD);
        tally.add(Counter.REQUESTS, 2);
        timers.advance(RollupSender.PERIOD);
        assertThat(sent).extracting(Sent::number).containsExactly(1L);
        assertThat(sent.getFirst().json()).contains("\"requests\":1");
        sent.getFirst().answer().complete(null);
        assertThat(sent).extracting(Sent::number).containsExactly(1L, 2L);
        assertThat(sent.getLast().json()).contains("\"requests\":2");
        sent.getLast().answer().complete(null);
        timers.advance(RollupSender.PERIOD);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aBatchWhoseAnswerIsLostIsSentAgainAsItWas() {
        tally.add(Counter.REQUESTS, 1);
        sender.flush();
        sent.getFirst().answer().completeExceptionally(new IllegalStateException("lost"));
        tally.add(Counter.REQUESTS, 2);
        sender.flush();
        assertThat(sent).extracting(Sent::number).containsExactly(1L, 1L);
        assertThat(sent.get(1).json()).isEqualTo(sent.get(0).json());
        assertThat(sender.waiting()).isEqualTo(2);
        sent.get(1).answer().complete(null);
        assertThat(sent).extracting(Sent::number).containsExactly(1L, 1L, 2L);
    }

    @Test
    void aStopSendsWhatIsLeft() {
        tally.add(Counter.REQUESTS, 1);
        Thread stopping = Thread.ofVirtual().start(() -> sender.stop(Duration.ofSeconds(20)));
        Awaitility.await().until(() -> !sent.isEmpty());
        assertThat(stopping.isAlive()).isTrue();
        sent.getFirst().answer().complete(null);
        Awaitility.await().until(() -> !stopping.isAlive());
    }
}
