package dev.holdfast.sandbox.isolate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that script makes. */
final class OutgoingCall {
    private final long operation;
    private final long exchange;
    private final Optional<Event> event;
    private final Optional<ObjectHost> object;
    private final long section;
    private @Nullable BodySender sender;
    private @Nullable SocketEnds socket;
    private boolean session;
    private boolean sent;
    private boolean answered;

    /**
     * @param operation script's number
     * @param exchange the link's number
     * @param section critical section in which it was made
     */
    OutgoingCall(long operation, long exchange, Optional<Event> event, Optional<ObjectHost> object, long section) {
        this.operation = operation;
        this.exchange = exchange;
        this.event = event;
        this.object = object;
        this.section = section;
    }

    long operation() {
        return operation;
    }

    long exchange() {
        return exchange;
    }

    Optional<Event> event() {
        return event;
    }

    Optional<ObjectHost> object() {
        return object;
    }

    long section() {
        return section;
    }

    Outbox outbox() {
        return object.<Outbox>map(ObjectHost::outbox).orElse(Outbox.DIRECT);
    }

    boolean belongsTo(ObjectHost host) {
        return object.isPresent() && object.get().number() == host.number();
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

    /** Whether it is a session, of which script itself lets everything in. */
    boolean isSession() {
        return session;
    }

    void becomeSession() {
        session = true;
    }

    boolean isSent() {
        return sent;
    }

    void sent() {
        sent = true;
    }

    /** The response's head has come. */
    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }
}
