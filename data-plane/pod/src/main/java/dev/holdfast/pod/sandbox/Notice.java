package dev.holdfast.pod.sandbox;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.invocation.Invocation;
import java.util.concurrent.atomic.AtomicBoolean;

/** An event that the pod sent into a sandbox and to which no answer is owed. Ends exactly once. */
public final class Notice {
    private final long exchange;
    private final Invocation invocation;
    private final Link link;
    private final Runnable ended;
    private final AtomicBoolean done = new AtomicBoolean();

    Notice(long exchange, Invocation invocation, Link link, Runnable ended) {
        this.exchange = exchange;
        this.invocation = invocation;
        this.link = link;
        this.ended = ended;
    }

    long exchange() {
        return exchange;
    }

    RunningVersion version() {
        return invocation.subject().version();
    }

    /** The sandbox says that it has failed. */
    void failed(Failure failure) {
        invocation.failed(failure);
    }

    /** Another part of the message that the event is about. */
    public void part(boolean text, boolean last, byte[] bytes) {
        if (!done.get()) {
            invocation.count(Counter.BYTES_IN, bytes.length);
            link.send(new SocketFrame(exchange, text, last, bytes));
        }
    }

    /** It is over, or lost. */
    void end() {
        if (done.compareAndSet(false, true)) {
            ended.run();
        }
    }
}
