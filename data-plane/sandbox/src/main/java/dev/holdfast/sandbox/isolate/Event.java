package dev.holdfast.sandbox.isolate;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that script handles; named by its exchange. */
final class Event {
    /** What has happened to it so far. */
    enum State {
        /** Waits for its turn to enter. */
        WAITING,
        /** Script knows it. */
        RUNNING,
        /** A response or a failure is on its way, or nobody waits for one any more. */
        ANSWERED,
        /** Everything is finished. */
        DONE
    }

    private final long exchange;
    private final Optional<ObjectHost> object;
    private final CpuBudget budget;
    private State state = State.WAITING;
    private @Nullable BodySender sender;
    private @Nullable SocketEnds socket;
    private Consumer<Boolean> onAnswer = succeeded -> {};
    private boolean doneByScript;
    private boolean headSent;
    private boolean streaming;
    private int lingering;

    Event(long exchange, Optional<ObjectHost> object, CpuBudget budget) {
        this.exchange = exchange;
        this.object = object;
        this.budget = budget;
    }

    long exchange() {
        return exchange;
    }

    Optional<ObjectHost> object() {
        return object;
    }

    long objectNumber() {
        return object.map(ObjectHost::number).orElse(0L);
    }

    CpuBudget budget() {
        return budget;
    }

    Outbox outbox() {
        return object.<Outbox>map(ObjectHost::outbox).orElse(Outbox.DIRECT);
    }

    boolean is(State asked) {
        return state == asked;
    }

    /** Goes on to a later state; false when it is there already or beyond. */
    boolean advance(State next) {
        if (next.compareTo(state) <= 0) {
            return false;
        }
        state = next;
        return true;
    }

    /** Told once whether script answered, or failed. An event that ends otherwise ends with its object. */
    void onAnswer(Consumer<Boolean> told) {
        onAnswer = told;
    }

    void answered(boolean succeeded) {
        onAnswer.accept(succeeded);
    }

    @Nullable
    BodySender sender() {
        return sender;
    }

    void sender(BodySender bodySender) {
        sender = bodySender;
    }

    /** The socket that the exchange has become. */
    @Nullable
    SocketEnds socket() {
        return socket;
    }

    void becomeSocket() {
        socket = new SocketEnds();
    }

    /** A response's head or a failure has left, or nobody waits for one. */
    boolean isHeadSent() {
        return headSent;
    }

    void headSent() {
        headSent = true;
    }

    /** Script is sending the response's body. */
    boolean isStreaming() {
        return streaming;
    }

    void streaming(boolean now) {
        streaming = now;
    }

    /**
     * How often this was asked since everything that is sent for the event has been sent; it is asked once a second.
     */
    int lingers() {
        boolean sent = headSent && !streaming && (sender == null || sender.isDone());
        lingering = sent ? lingering + 1 : 0;
        return lingering;
    }

    void scriptIsDone() {
        doneByScript = true;
    }

    /** Whether script has finished and a body that is sent for it as well. */
    boolean isFinished() {
        return doneByScript && (sender == null || sender.isDone());
    }
}
