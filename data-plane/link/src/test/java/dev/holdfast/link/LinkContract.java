package dev.holdfast.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.End;
import dev.holdfast.link.message.LinkMessage;
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

    static Recorder start(Link link) {
        Recorder recorder = new Recorder();
        link.start(recorder);
        return recorder;
    }
}
