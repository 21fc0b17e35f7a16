package dev.holdfast.pod.log;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.sandbox.ScriptLog;
import dev.holdfast.pod.time.Timers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Bounds what one worker logs in a second, in however many sandboxes it runs and whatever those let through. What is
 * dropped is counted, and the worker's log says afterwards how much it was. Safe for several threads.
 */
public final class BoundedScriptLog implements ScriptLog {
    static final int LINES_PER_SECOND = 1000;
    static final long CHARACTERS_PER_SECOND = 4 * 1024 * 1024;

    private static final long SECOND_NANOS = 1_000_000_000;

    private final ScriptLog log;
    private final PodMetrics metrics;
    private final Timers timers;
    private final AtomicReference<Window> current;

    /** @param log where what is not too much goes */
    public BoundedScriptLog(ScriptLog log, PodMetrics metrics, Timers timers) {
        this.log = log;
        this.metrics = metrics;
        this.timers = timers;
        this.current = new AtomicReference<>(new Window(timers.nanos(), new ConcurrentHashMap<>()));
    }

    @Override
    public void line(RunningVersion version, LogLine line) {
        Share share = window().shares().computeIfAbsent(version.workerId(), id -> new Share(version));
        if (share.take(line.text().length())) {
            log.line(version, line);
        } else {
            metrics.droppedLogLine();
        }
    }

    /** The window of this second. Whoever begins it tells of what was dropped in the one before. */
    private Window window() {
        Window window = current.get();
        long now = timers.nanos();
        if (now - window.startNanos() < SECOND_NANOS) {
            return window;
        }
        Window next = new Window(now, new ConcurrentHashMap<>());
        if (!current.compareAndSet(window, next)) {
            return current.get();
        }
        window.shares().values().forEach(this::tellDropped);
        return next;
    }

    private void tellDropped(Share share) {
        long dropped = share.dropped();
        if (dropped > 0) {
            String text = dropped + " log lines were dropped: too many in one second";
            log.line(share.version, new LogLine(0, 0, "warn", timers.epochMillis(), text));
        }
    }

    /** What workers have logged since then. */
    private record Window(long startNanos, Map<String, Share> shares) {}

    /** What one worker has logged in a window. */
    private static final class Share {
        private final RunningVersion version;
        private int lines;
        private long characters;
        private long dropped;

        Share(RunningVersion version) {
            this.version = version;
        }

        synchronized boolean take(int length) {
            if (lines >= LINES_PER_SECOND || characters + length > CHARACTERS_PER_SECOND) {
                dropped++;
                return false;
            }
            lines++;
            characters += length;
            return true;
        }

        synchronized long dropped() {
            return dropped;
        }
    }
}
