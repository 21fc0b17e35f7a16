package dev.holdfast.pod.invocation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.holdfast.link.message.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What one invocation printed and threw, within bounds. Safe for several threads. */
public final class InvocationLog {
    /** Most characters of all lines: a trace has to fit into 256 KiB (reference: durable-objects 11.4). */
    static final int MOST_CHARACTERS = 192 * 1024;

    private static final int MOST_LINES = 10_000;
    private static final int MOST_EXCEPTIONS = 50;

    private final List<Line> lines = new ArrayList<>(1);
    private final List<Thrown> exceptions = new ArrayList<>(1);
    private int characters;
    private boolean truncated;
    private boolean closed;

    /**
     * What one call of the console printed.
     *
     * @param millis since the epoch
     * @param message JSON array, as far as the sandbox can be believed
     */
    public record Line(String level, long millis, String message) {
        /** A line of the platform's own. */
        static Line ofText(String level, long millis, String text) {
            String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
            return new Line(level, millis, "[\"" + quoted + "\"]");
        }
    }

    /** @param millis since the epoch */
    public record Thrown(Failure failure, long millis) {}

    InvocationLog() {}

    /** @param admitted asked whether there is room for it elsewhere, when there is here */
    synchronized void line(Line line, BooleanSupplier admitted) {
        int length = line.message().length();
        boolean fits = !closed && lines.size() < MOST_LINES && characters + length <= MOST_CHARACTERS;
        if (fits && admitted.getAsBoolean()) {
            characters += length;
            lines.add(line);
        } else {
            truncated = true;
        }
    }

    synchronized void exception(Failure failure, long millis) {
        if (exceptions.size() >= MOST_EXCEPTIONS) {
            truncated = true;
            return;
        }
        exceptions.add(new Thrown(failure, millis));
    }

    /** What was printed, in order. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What was thrown, in order. */
    public synchronized List<Thrown> exceptions() {
        return List.copyOf(exceptions);
    }

    /** Whether something was left out. */
    public synchronized boolean isTruncated() {
        return truncated;
    }

    /** Takes no more lines; answers how many characters were admitted in all. */
    public synchronized int close() {
        closed = true;
        return characters;
    }
}
