package dev.holdfast.pod.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.PodReport;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.time.Timers;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Leaves a report in Redis every few seconds, and takes it back when the pod stops. Without Redis nothing is told. */
public final class PodReporter {
    private static final Logger LOG = Logger.getLogger(PodReporter.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);

    private final ObjectMapper mapper = new ObjectMapper();
    private final RedisLines lines;
    private final String pod;
    private final Supplier<PodReport> report;
    private final Timers timers;

    /** @param report makes one; does not block */
    public PodReporter(RedisLines lines, String pod, Supplier<PodReport> report, Timers timers) {
        this.lines = lines;
        this.pod = pod;
        this.report = report;
        this.timers = timers;
    }

    /** Begins to report. */
    public Timers.Cancellable start() {
        tell();
        return timers.every(PAUSE, this::tell);
    }

    /** Takes the report back; waits for the answers, but not long. */
    public void takeBack(Duration atMost) {
        CompletableFuture.allOf(
                        send(Request.cmd(Command.ZREM).arg(RedisKeys.PODS).arg(pod)),
                        send(Request.cmd(Command.DEL).arg(RedisKeys.podReport(pod))))
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void tell() {
        PodReport now = report.get();
        var _ = send(Request.cmd(Command.SET)
                .arg(RedisKeys.podReport(pod))
                .arg(json(now))
                .arg("PX")
                .arg(KEPT.toMillis()));
        var _ = send(Request.cmd(Command.ZADD)
                .arg(RedisKeys.PODS)
                .arg(now.reportedMillis())
                .arg(pod));
        var _ = send(Request.cmd(Command.ZREMRANGEBYSCORE)
                .arg(RedisKeys.PODS)
                .arg("-inf")
                .arg(now.reportedMillis() - KEPT.toMillis()));
    }

    private CompletableFuture<?> send(Request request) {
        return lines.send(pod.hashCode(), request).exceptionally(failure -> {
            LOG.debugf("the pod's report does not get through: %s", failure.getMessage());
            return null;
        });
    }

    private String json(PodReport now) {
        try {
            return mapper.writeValueAsString(now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
