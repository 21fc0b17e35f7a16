package dev.holdfast.pod.trace;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.atomic.AtomicInteger;

/** Redis: the capped stream of traces, and a channel for each worker. What does not fit is dropped and counted. */
public final class RedisTraceSink implements TraceSink {
    private static final int MOST_OPEN = 2000;
    private static final String CAP = "20000";

    private final RedisLines lines;
    private final PodMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();

    public RedisTraceSink(RedisLines lines, PodMetrics metrics) {
        this.lines = lines;
        this.metrics = metrics;
    }

    @Override
    public void store(byte[] trace) {
        send(
                RedisKeys.traces(),
                Request.cmd(Command.XADD)
                        .arg(RedisKeys.traces())
                        .arg("MAXLEN")
                        .arg("~")
                        .arg(CAP)
                        .arg("*")
                        .arg("trace")
                        .arg(trace));
    }

    @Override
    public void show(String workerId, byte[] trace) {
        String channel = RedisKeys.tail(workerId);
        send(channel, Request.cmd(Command.PUBLISH).arg(channel).arg(trace));
    }

    private void send(String affinity, Request request) {
        if (open.incrementAndGet() > MOST_OPEN) {
            open.decrementAndGet();
            metrics.droppedTrace();
            return;
        }
        var _ = lines.send(affinity.hashCode(), request).whenComplete((answer, failure) -> {
            open.decrementAndGet();
            if (failure != null) {
                metrics.droppedTrace();
            }
        });
    }
}
