package dev.holdfast.pod.log;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.sandbox.ScriptLog;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Appends to the worker's capped stream, entries with the fields {@code kind} ({@code log} or {@code exception}),
 * {@code level}, {@code time} (milliseconds since the epoch), {@code version}, {@code text} and, for exceptions,
 * {@code request}. Never in the way of requests: what does not fit is dropped and counted.
 */
public final class RedisScriptLog implements ScriptLog {
    private static final Logger LOG = Logger.getLogger(RedisScriptLog.class);
    private static final int MAX_OPEN = 2000;
    private static final int MAX_TEXT = 16 * 1024;
    private static final String CAP = "1000";

    private final RedisLines lines;
    private final PodMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();

    public RedisScriptLog(RedisLines lines, PodMetrics metrics) {
        this.lines = lines;
        this.metrics = metrics;
    }

    @Override
    public void line(RunningVersion version, LogLine line) {
        LOG.debugf("%s [%s] %s", version.scriptName(), line.level(), line.text());
        append(
                version.workerId(),
                entry(version.workerId(), "log", line.level(), line.timestampMillis())
                        .arg("version")
                        .arg(version.versionId())
                        .arg("text")
                        .arg(bounded(line.text())));
    }

    /** A request failed by the script's doing. */
    public void exception(String workerId, String requestId, long epochMillis, String text) {
        append(
                workerId,
                entry(workerId, "exception", "error", epochMillis)
                        .arg("request")
                        .arg(requestId)
                        .arg("text")
                        .arg(bounded(text)));
    }

    private static Request entry(String workerId, String kind, String level, long epochMillis) {
        return Request.cmd(Command.XADD)
                .arg(RedisKeys.logs(workerId))
                .arg("MAXLEN")
                .arg("~")
                .arg(CAP)
                .arg("*")
                .arg("kind")
                .arg(kind)
                .arg("level")
                .arg(level)
                .arg("time")
                .arg(epochMillis);
    }

    private void append(String workerId, Request request) {
        if (open.incrementAndGet() > MAX_OPEN) {
            open.decrementAndGet();
            metrics.droppedLogLine();
            return;
        }
        var _ = lines.send(workerId.hashCode(), request).whenComplete((id, failure) -> {
            open.decrementAndGet();
            if (failure != null) {
                metrics.droppedLogLine();
            }
        });
    }

    private static String bounded(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
