package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.sandbox.border.BorderException;
import java.time.Clock;
import java.util.Set;

/** Sends what script logs, as far as the rate allows. */
final class LogSink {
    private static final Set<String> LEVELS = Set.of("debug", "info", "log", "warn", "error");
    private static final int LINES_PER_SECOND = 500;
    private static final int MOST_CHARS = 16 * 1024;

    private final int version;
    private final Surroundings surroundings;
    private final Clock clock = Clock.systemUTC();
    private final LogThrottle throttle = new LogThrottle(LINES_PER_SECOND, System::nanoTime);

    LogSink(int version, Surroundings surroundings) {
        this.version = version;
        this.surroundings = surroundings;
    }

    void log(String level, String text, long object) {
        if (!LEVELS.contains(level)) {
            throw new BorderException("argument 0 is not a level");
        }
        if (!throttle.admits()) {
            return;
        }
        long dropped = throttle.takeDropped();
        if (dropped > 0) {
            send("warn", dropped + " log lines were dropped: too many in one second", 0);
        }
        send(level, text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + "…" : text, object);
    }

    private void send(String level, String text, long object) {
        surroundings.send(new LogLine(version, object, level, clock.millis(), text));
    }
}
