package dev.holdfast.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.LinkMessage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every transport must do. */
abstract class LinkContract {
    private MemoryLink.Pair pair;

    abstract MemoryLink.Pair open() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        pair = open();
    }

    @AfterEach
    void disconnect() {
        pair.pod().close();
        pair.sandbox().close();
    }

    @Test
    void messagesArriveInTheOrderSentInBothDirections() throws Exception {
        Recorder pod = start(pair.pod());
        Recorder sandbox = start(pair.sandbox());
        LongStream.range(0, 10_000).forEach(i -> {
            pair.pod().send(new End(i));
            pair.sandbox().send(new Credit(i, 1));
        });
        for (long i = 0; i < 10_000; i++) {
            assertThat(sandbox.next()).isEqualTo(new End(i));
            assertThat(pod.next()).isEqualTo(new Credit(i, 1));
        }
    }

    @Test
    void whatArrivesBeforeTheStartWaitsForIt() throws Exception {
        start(pair.pod());
        pair.pod().send(new End(7));
        assertThat(start(pair.sandbox()).next()).isEqualTo(new End(7));
    }

    @Test
    void largeMessagesPassBetweenSmallOnes() throws Exception {
        start(pair.pod());
        Recorder sandbox = start(pair.sandbox());
        byte[] large = new byte[5_000_000];
        large[large.length - 1] = 42;
        pair.pod().send(new End(1));
        pair.pod().send(new Chunk(2, large));
        pair.pod().send(new End(3));
        assertThat(sandbox.next()).isEqualTo(new End(1));
        LinkMessage second = sandbox.next();
        assertThat(((Chunk) second).bytes()).isEqualTo(large);
        assertThat(sandbox.next()).isEqualTo(new End(3));
    }

    @Test
    void bothEndsLearnOfACloseOnceAndLaterSendsAreDropped() throws Exception {
        Recorder pod = start(pair.pod());
        Recorder sandbox = start(pair.sandbox());
        pair.pod().close();
        pair.pod().close();
        assertThat(pod.reason()).isEqualTo("closed");
        assertThat(sandbox.reason()).isEqualTo("closed");
        pair.pod().send(new End(1));
        pair.sandbox().send(new End(1));
        assertThat(pod.closes()).isOne();
        assertThat(sandbox.closes()).isOne();
    }

    @Test
    void aListenerThatThrowsClosesTheLink() throws Exception {
        Recorder pod = start(pair.pod());
        Recorder sandbox = new Recorder() {
            @Override
            public void received(LinkMessage message) {
                throw new IllegalStateException("no");
            }
        };
        pair.sandbox().start(sandbox);
        pair.pod().send(new End(1));
        assertThat(sandbox.reason()).startsWith("listener failed").contains("no");
        assertThat(pod.reason()).isEqualTo("closed");
    }

    @Test
    void whatIsQueuedLeavesTogetherWithTheNextFlush() throws Exception {
        start(pair.pod());
        Recorder sandbox = start(pair.sandbox());
        pair.pod().enqueue(new End(1));
        pair.pod().enqueue(new End(2));
        pair.pod().flush();
        assertThat(sandbox.next()).isEqualTo(new End(1));
        assertThat(sandbox.next()).isEqualTo(new End(2));
    }

    @Test
    void anEndThatDoesNotReadHoldsUpNobodyAndGetsEverythingLater() throws Exception {
        start(pair.pod());
        for (int i = 0; i < 200; i++) {
            pair.pod().send(new Chunk(i, new byte[64 * 1024]));
        }
        assertThat(pair.pod().queuedBytes()).isPositive();
        Recorder sandbox = start(pair.sandbox());
        for (int i = 0; i < 200; i++) {
            assertThat(((Chunk) sandbox.next()).exchange()).isEqualTo(i);
        }
    }

    @Test
    void aBusyReaderIsRelievedAndMessagesKeepTheirOrder() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Recorder sandbox = new Recorder() {
            @Override
            public void drained() {
                if (busy.getCount() > 0) {
                    busy.countDown();
                    awaitQuietly(finish);
                }
            }
        };
        pair.sandbox().start(sandbox);
        start(pair.pod());
        pair.pod().send(new End(0));
        busy.await();
        LongStream.range(1, 1000).forEach(i -> pair.pod().send(new End(i)));
        assertThat(sandbox.next()).isEqualTo(new End(0));
        pair.sandbox().relieve(Duration.ofHours(1));
        assertThat(sandbox.isEmpty()).as("not relieved before its time").isTrue();
        pair.sandbox().relieve(Duration.ZERO);
        for (long i = 1; i < 1000; i++) {
            assertThat(sandbox.next()).isEqualTo(new End(i));
        }
        finish.countDown();
        pair.pod().close();
        assertThat(sandbox.reason()).isEqualTo("closed");
        assertThat(sandbox.closes()).isOne();
    }

    @Test
    void queuedBytesFallBackToZero() throws Exception {
        start(pair.pod());
        Recorder sandbox = start(pair.sandbox());
        pair.pod().send(new Chunk(1, new byte[1000]));
        sandbox.next();
        while (pair.pod().queuedBytes() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSecondStartIsRefused() {
        start(pair.pod());
        assertThatThrownBy(() -> start(pair.pod())).isInstanceOf(IllegalStateException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Recorder start(Link link) {
        Recorder recorder = new Recorder();
        link.start(recorder);
        return recorder;
    }
}
