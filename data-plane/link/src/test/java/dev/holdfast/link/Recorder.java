package dev.holdfast.link;

import dev.holdfast.link.message.LinkMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a link delivers, for tests to look at. */
class Recorder implements Link.Listener {
    private final BlockingQueue<LinkMessage> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final AtomicInteger closes = new AtomicInteger();

    @Override
    public void received(LinkMessage message) {
        messages.add(message);
    }

    @Override
    public void closed(String reason) {
        closes.incrementAndGet();
        closed.complete(reason);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    LinkMessage next() throws InterruptedException, TimeoutException {
        LinkMessage message = messages.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new TimeoutException("no message");
        }
        return message;
    }

    String reason() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    int closes() {
        return closes.get();
    }
}
