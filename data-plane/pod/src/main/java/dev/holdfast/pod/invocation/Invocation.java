package dev.holdfast.pod.invocation;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.message.Failure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run of code in a sandbox, from its delivery to the end of all that it left running. Safe for several threads. */
public final class Invocation {
    private static final int UNANSWERED = 0;

    private final Subject subject;
    private final Occasion occasion;
    private final String entrypoint;
    private final Origin origin;
    private final Invocations invocations;
    private final long startMillis;
    private final long startNanos;
    private final AtomicInteger subrequests = new AtomicInteger();
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile int status = UNANSWERED;
    private volatile @Nullable InvocationLog log;
    private volatile String method = "";
    private volatile long cpuMicros;
    private volatile long wallMicros;

    Invocation(
            Subject subject,
            Occasion occasion,
            String entrypoint,
            Origin origin,
            Invocations invocations,
            long startMillis,
            long startNanos) {
        this.subject = subject;
        this.occasion = occasion;
        this.entrypoint = entrypoint;
        this.origin = origin;
        this.invocations = invocations;
        this.startMillis = startMillis;
        this.startNanos = startNanos;
    }

    /** Whose code runs. */
    public Subject subject() {
        return subject;
    }

    /** What it is about. */
    public Occasion occasion() {
        return occasion;
    }

    /** Name of the export; empty for the default one. */
    public String entrypoint() {
        return entrypoint;
    }

    /** Where it comes from. */
    public Origin origin() {
        return origin;
    }

    /** When it began, since the epoch. */
    public long startMillis() {
        return startMillis;
    }

    // While it runs

    /** Counts a request that it makes, and answers the count. */
    public int countSubrequest() {
        count(Counter.SUBREQUESTS, 1);
        return subrequests.incrementAndGet();
    }

    /** Counts something that it does. */
    public void count(Counter counter, long amount) {
        subject.tally().add(counter, amount);
    }

    /** It was answered with a response of this status. */
    public void answered(int responseStatus) {
        status = responseStatus;
    }

    /** It has failed, and its caller knows. */
    public void failed(Failure failure) {
        if (outcome.compareAndSet(null, Outcomes.of(failure.cause(), occasion))) {
            log().exception(failure, invocations.epochMillis());
        }
    }

    /** Its caller went away. That of a schedule does so when it has taken too long. */
    public void cancelled() {
        if (occasion instanceof Occasion.Scheduled) {
            outcome.compareAndSet(null, Outcome.EXCEEDED_WALL_TIME);
        } else if (!(occasion instanceof Occasion.Session)) {
            outcome.compareAndSet(null, unread());
        }
    }

    private Outcome unread() {
        return status == UNANSWERED ? Outcome.CANCELED : Outcome.RESPONSE_STREAM_DISCONNECTED;
    }

    /** It printed something. */
    public void printed(InvocationLog.Line line) {
        log().line(line, () -> invocations.admits(this, line));
    }

    /** It threw what nobody caught, and did not fail of it. */
    public void threw(Failure failure, long millis) {
        outcome.compareAndSet(null, Outcome.EXCEPTION);
        log().exception(failure, millis);
    }

    /** The platform tells its owner of an error. */
    void told(String text) {
        if (!over.get()) {
            printed(InvocationLog.Line.ofText("error", invocations.epochMillis(), text));
        }
    }

    // At its end

    /** It is over; tells it to who wants to know, once. */
    public void end(long usedMicros, String calledMethod) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        method = calledMethod;
        cpuMicros = usedMicros;
        wallMicros = Math.max(0, (invocations.nanos() - startNanos) / 1000);
        count();
        invocations.ended(this);
    }

    /** It is refused before it has begun: told like one that failed, counted as none that ran. */
    void refuse(Failure failure) {
        failed(failure);
        if (over.compareAndSet(false, true)) {
            subject.tally().refused();
            invocations.ended(this);
        }
    }

    /** How it ended. */
    public Outcome outcome() {
        Outcome known = outcome.get();
        return known == null ? Outcome.OK : known;
    }

    /** The status of its response; empty when there was none. */
    public Optional<Integer> status() {
        return status == UNANSWERED ? Optional.empty() : Optional.of(status);
    }

    /** What it printed and threw; empty when that was nothing. */
    public Optional<InvocationLog> written() {
        return Optional.ofNullable(log);
    }

    /** Of a session: what was called first; else empty. */
    public String method() {
        return method;
    }

    /** CPU time that it used. */
    public long cpuMicros() {
        return cpuMicros;
    }

    /** From its beginning to its end. */
    public long wallMicros() {
        return wallMicros;
    }

    private void count() {
        switch (occasion) {
            case Occasion.Fetch _, Occasion.Session _, Occasion.Scheduled _ -> count(Counter.REQUESTS);
            case Occasion.Alarm _ -> {
                count(Counter.ALARMS, 1);
                count(Counter.REQUESTS);
            }
            case Occasion.SocketMessage _ -> count(Counter.SOCKET_MESSAGES_IN);
            case Occasion.SocketEnded _, Occasion.SocketFailed _ ->
                subject.tally().ended(outcome(), cpuMicros, wallMicros);
            case Occasion.Unknown _ -> {}
        }
    }

    private void count(Counter as) {
        subject.tally().ended(as, outcome(), cpuMicros, wallMicros);
    }

    private InvocationLog log() {
        InvocationLog present = log;
        if (present != null) {
            return present;
        }
        synchronized (this) {
            if (log == null) {
                log = new InvocationLog();
            }
            return log;
        }
    }
}
