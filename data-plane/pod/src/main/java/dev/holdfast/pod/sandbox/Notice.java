package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.pod.catalog.RunningVersion;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An event that the pod sent into a sandbox and to which no answer is owed. Ends exactly once. */
public final class Notice {
    private final long exchange;
    private final RunningVersion version;
    private final Link link;
    private final Runnable ended;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger subrequests = new AtomicInteger();

    Notice(long exchange, RunningVersion version, Link link, Runnable ended) {
        this.exchange = exchange;
        this.version = version;
        this.link = link;
        this.ended = ended;
    }

    long exchange() {
        return exchange;
    }

    RunningVersion version() {
        return version;
    }

    int countSubrequest() {
        return subrequests.incrementAndGet();
    }

    /** Another part of the message that the event is about. */
    public void part(boolean text, boolean last, byte[] bytes) {
        if (!done.get()) {
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
