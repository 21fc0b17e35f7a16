package dev.holdfast.sandbox.isolate;

import dev.holdfast.sandbox.border.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
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
    private @Nullable ArrivingMessage message;
    private @Nullable Future<?> deadline;
    private boolean answerOwed = true;
    private boolean session;
    private String method = "";
    private boolean begun;
    private List<Consumer<Entry>> held = new ArrayList<>(0);
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

    /** Nobody waits for an answer, only for the end. */
    void owesNoAnswer() {
        answerOwed = false;
    }

    boolean isAnswerOwed() {
        return answerOwed;
    }

    /** The message that it is about; of an event that is about one. */
    ArrivingMessage message() {
        return Objects.requireNonNull(message, "not about a message");
    }

    boolean isAboutMessage() {
        return message != null;
    }

    void becomeMessage(ArrivingMessage arriving) {
        message = arriving;
    }

    /** What happens when it takes too long. */
    void deadline(Future<?> future) {
        deadline = future;
    }

    void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Whether it is a session, of which script itself lets everything in. */
    boolean isSession() {
        return session;
    }

    void becomeSession() {
        session = true;
    }

    /** Of a session: what was called first; else empty. */
    String method() {
        return method;
    }

    /** Something of a session is called. */
    void called(String name) {
        if (method.isEmpty()) {
            method = name;
        }
    }

    /** Whether script has been told of it. */
    boolean hasBegun() {
        return begun;
    }

    /** Keeps what arrives before script knows the event. */
    void hold(Consumer<Entry> arrived) {
        held.add(arrived);
    }

    /** Script has been told of the event; what was kept until then, in order. */
    List<Consumer<Entry>> begun() {
        begun = true;
        List<Consumer<Entry>> taken = held;
        held = new ArrayList<>(0);
        return taken;
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
