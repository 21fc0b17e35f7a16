package dev.holdfast.controlplane.tail;

import dev.holdfast.controlplane.log.ReceivedTrace;
import dev.holdfast.controlplane.log.TraceStacks;
import dev.holdfast.controlplane.log.UnreadableTraceException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces off the event loop, and gives them to the sockets. So many bytes wait at most; what comes then is
 * missed.
 */
@ApplicationScoped
class TailFeed {
    private static final Logger LOG = Logger.getLogger(TailFeed.class);
    private static final long MOST_BYTES = 32 * 1024 * 1024;

    private final TailSockets sockets;
    private final TraceStacks stacks;
    private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private @Nullable Thread reader;

    private record Item(String workerId, byte[] json) {}

    TailFeed(TailSockets sockets, TraceStacks stacks) {
        this.sockets = sockets;
        this.stacks = stacks;
    }

    void start(@Observes StartupEvent event) {
        reader = Thread.ofVirtual().name("tail-feed").start(this::read);
    }

    void stop(@Observes ShutdownEvent event) {
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** Never blocks. */
    void accept(String workerId, byte[] json) {
        if (!sockets.has(workerId)) {
            return;
        }
        if (bytes.addAndGet(json.length) > MOST_BYTES) {
            bytes.addAndGet(-json.length);
            sockets.missed(workerId);
            return;
        }
        items.add(new Item(workerId, json));
    }

    private void read() {
        try {
            while (true) {
                Item item = items.take();
                bytes.addAndGet(-item.json().length);
                give(item);
            }
        } catch (InterruptedException e) {
            LOG.debug("No more traces are read");
        }
    }

    private void give(Item item) {
        try {
            ReceivedTrace received = stacks.read(new String(item.json(), StandardCharsets.UTF_8));
            if (received.trace().holdfast().worker().equals(item.workerId())) {
                sockets.offer(item.workerId(), received);
            }
        } catch (UnreadableTraceException e) {
            LOG.warnf("A trace of the worker %s cannot be read: %s", item.workerId(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "A trace of the worker %s was not shown", item.workerId());
        }
    }
}
