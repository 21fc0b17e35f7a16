package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.SandboxMessage.Thrown;
import dev.holdfast.sandbox.border.BorderException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Sends what script prints, and throws without anybody's catching it, as far as the rate allows. */
final class LogSink {
    private static final Set<String> LEVELS = Set.of("debug", "info", "log", "warn", "error");
    private static final int LINES_PER_SECOND = 500;

    private final int version;
    private final Surroundings surroundings;
    private final Clock clock = Clock.systemUTC();
    private final LogThrottle throttle = new LogThrottle(LINES_PER_SECOND, System::nanoTime);

    LogSink(int version, Surroundings surroundings) {
        this.version = version;
        this.surroundings = surroundings;
    }

    /**
     * Who speaks.
     *
     * @param object its number, 0 for none
     * @param exchange of an event that is not done; 0 for none
     */
    record Origin(long object, long exchange) {
        /** An event that is known, or else the latest that is under way of the object. */
        static Origin of(Optional<ObjectHost> object, Optional<Event> event) {
            long number = object.map(ObjectHost::number).orElse(0L);
            return event.or(() -> object.flatMap(ObjectHost::latestEvent))
                    .map(found -> new Origin(found.objectNumber(), found.exchange()))
                    .orElse(new Origin(number, 0));
        }
    }

    /** @param message JSON array */
    void log(String level, String message, Origin origin) {
        if (!LEVELS.contains(level)) {
            throw new BorderException("argument 0 is not a level");
        }
        if (message.length() > LogLine.LONGEST) {
            throw new BorderException("what is printed is too long");
        }
        if (admits(origin)) {
            send(level, message, origin);
        }
    }

    void thrown(Failure failure, Origin origin) {
        if (admits(origin)) {
            surroundings.send(new Thrown(version, origin.object(), origin.exchange(), clock.millis(), failure));
        }
    }

    private boolean admits(Origin origin) {
        if (!throttle.admits()) {
            return false;
        }
        long dropped = throttle.takeDropped();
        if (dropped > 0) {
            send("warn", "[\"" + dropped + " log lines were dropped: too many in one second\"]", origin);
        }
        return true;
    }

    private void send(String level, String message, Origin origin) {
        surroundings.send(new LogLine(version, origin.object(), origin.exchange(), level, clock.millis(), message));
    }
}
