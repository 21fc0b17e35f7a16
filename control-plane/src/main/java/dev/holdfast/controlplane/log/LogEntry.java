package dev.holdfast.controlplane.log;

import dev.holdfast.contract.trace.Trace;
import dev.holdfast.contract.trace.TraceEvent;
import dev.holdfast.contract.trace.TraceException;
import dev.holdfast.contract.trace.TraceLog;
import dev.holdfast.controlplane.api.Times;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invocation that is to be stored.
 *
 * @param number of the stream's entry, see {@link EntryNumber}
 * @param events how many log events it counts as: itself, each line, and each exception; what the platform says of logs
 *     that are missing is none
 * @param bytes about as many as the row takes
 */
record LogEntry(
        long number,
        Trace trace,
        LogKind kind,
        Instant time,
        List<String> levels,
        String words,
        String shown,
        int events,
        int bytes) {
    private static final int MOST_WORDS = 64 * 1024;
    private static final int MOST_TEXT = 1024;
    private static final String ERROR = "error";

    /**
     * @throws UnreadableTraceException if it cannot be stored
     * @throws RuntimeException likewise
     */
    static LogEntry of(long number, ReceivedTrace received) {
        Trace trace = received.trace();
        String words = words(trace);
        Stream.of(
                        trace.scriptVersion().id(),
                        trace.holdfast().request(),
                        trace.holdfast().namespace(),
                        trace.holdfast().object(),
                        trace.holdfast().objectName())
                .filter(Objects::nonNull)
                .forEach(LogEntry::requireStorable);
        return new LogEntry(
                number,
                trace,
                LogKind.of(trace.event()),
                time(trace.eventTimestamp()),
                levels(trace),
                words,
                received.shown(),
                events(trace),
                received.shown().getBytes(StandardCharsets.UTF_8).length + words.length());
    }

    private static int events(Trace trace) {
        return trace.event() instanceof TraceEvent.Overload
                ? 0
                : 1 + trace.logs().size() + trace.exceptions().size();
    }

    private static void requireStorable(String text) {
        if (text.length() > MOST_TEXT || text.indexOf('\0') >= 0) {
            throw new UnreadableTraceException("an id or a name is too long or has zero characters");
        }
    }

    private static Instant time(long epochMillis) {
        try {
            Instant time = Instant.ofEpochMilli(epochMillis);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Times.LAST_SECOND)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new UnreadableTraceException("its time is out of range");
        }
        throw new UnreadableTraceException("its time is out of range");
    }

    private static List<String> levels(Trace trace) {
        Stream<String> logged = trace.logs().stream().map(TraceLog::level);
        Stream<String> thrown = trace.exceptions().stream().map(each -> ERROR);
        return Stream.concat(logged, thrown).distinct().sorted().toList();
    }

    /** What searches look through, in small letters. */
    private static String words(Trace trace) {
        StringBuilder words = new StringBuilder();
        Stream.of(
                        Stream.of(ofEvent(trace.event())),
                        ReceivedTrace.printed(trace),
                        trace.exceptions().stream().map(LogEntry::text))
                .flatMap(each -> each)
                .takeWhile(each -> words.length() < MOST_WORDS)
                .forEach(each -> words.append(each).append('\n'));
        words.setLength(Math.min(words.length(), MOST_WORDS));
        return words.toString().replace('\0', ' ').toLowerCase(Locale.ROOT);
    }

    private static String ofEvent(@Nullable TraceEvent event) {
        return switch (event) {
            case TraceEvent.Fetch fetch ->
                fetch.request().method() + " " + fetch.request().url();
            case TraceEvent.Scheduled scheduled -> scheduled.cron();
            case TraceEvent.Rpc rpc -> rpc.rpcMethod();
            case TraceEvent.Overload overload -> overload.message();
            case null, default -> "";
        };
    }

    private static String text(TraceException thrown) {
        return thrown.name() + ": " + thrown.message() + "\n" + Objects.requireNonNullElse(thrown.stack(), "");
    }
}
