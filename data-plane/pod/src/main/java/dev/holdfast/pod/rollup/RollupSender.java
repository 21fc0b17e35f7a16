package dev.holdfast.pod.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.rollup.RollupBatch;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.pod.time.Timers;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was counted, in numbered batches, one after the other. A batch is sent again under its number until the
 * stream has confirmed it. While the stream is away, batches are kept, up to a limit; then the oldest are lost.
 */
public final class RollupSender {
    private static final Logger LOG = Logger.getLogger(RollupSender.class);
    static final Duration PERIOD = Duration.ofSeconds(5);
    static final int MOST_ROWS = 1000;
    static final long MOST_BYTES = 64L << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Rollups rollups;
    private final RollupStream stream;
    private final Executor executor;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long lastNumber;
    private boolean sending;
    private CompletableFuture<@Nullable Void> idle = CompletableFuture.completedFuture(null);

    private record Batch(long number, byte[] json) {}

    /** @param executor works on what takes long */
    public RollupSender(Rollups rollups, RollupStream stream, Executor executor) {
        this.rollups = rollups;
        this.stream = stream;
        this.executor = executor;
    }

    /** Begins to send. */
    public void start(Timers timers) {
        var _ = timers.every(PERIOD, () -> executor.execute(this::flush));
    }

    /** Sends what is left, and waits for that, but not longer than this. Blocks. */
    public void stop(Duration patience) {
        flush();
        try {
            idle().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("%d batches of rollups could not be sent", waiting());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("never fails", e);
        }
    }

    /** Number of batches that the stream has not confirmed. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Makes batches of what was counted, and sends what waits. */
    void flush() {
        List<RollupRow> rows = rollups.take();
        for (int from = 0; from < rows.size(); from += MOST_ROWS) {
            add(json(new RollupBatch(rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)))));
        }
        sendNext();
    }

    private synchronized void add(byte[] json) {
        waiting.add(new Batch(++lastNumber, json));
        waitingBytes += json.length;
        // The first may be on its way.
        while (waitingBytes > MOST_BYTES && waiting.size() > 2) {
            Batch first = waiting.removeFirst();
            Batch lost = waiting.removeFirst();
            waiting.addFirst(first);
            waitingBytes -= lost.json().length;
            LOG.errorf("batch %d of rollups is lost: the stream has been away for too long", lost.number());
        }
    }

    private void sendNext() {
        Batch next;
        synchronized (this) {
            next = waiting.peek();
            if (sending || next == null) {
                return;
            }
            sending = true;
            if (idle.isDone()) {
                idle = new CompletableFuture<>();
            }
        }
        CompletionStage<?> appended = stream.append(next.number(), next.json());
        var _ = appended.whenComplete((answer, failure) -> sent(next, failure));
    }

    private void sent(Batch batch, @Nullable Throwable failure) {
        CompletableFuture<@Nullable Void> done = null;
        synchronized (this) {
            sending = false;
            if (failure == null) {
                waiting.remove(batch);
                waitingBytes -= batch.json().length;
                done = waiting.isEmpty() ? idle : null;
            }
        }
        if (failure != null) {
            // It is tried again with the next flush.
            LOG.debugf("rollups are sent again: %s", failure.getMessage());
        } else if (done == null) {
            sendNext();
        } else {
            done.complete(null);
        }
    }

    private synchronized CompletableFuture<@Nullable Void> idle() {
        return idle;
    }

    private byte[] json(RollupBatch batch) {
        try {
            return mapper.writeValueAsBytes(batch);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
