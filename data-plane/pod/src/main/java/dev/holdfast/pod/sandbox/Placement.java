package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.Optional;
import java.util.function.LongFunction;

/** A place of an object in a sandbox, until it is stopped or the sandbox is gone. */
public interface Placement {
    /** The version that the object runs here. */
    RunningVersion version();

    /**
     * Sends a request to the object.
     *
     * @param ended called once when the exchange is over
     */
    Callee dispatch(RequestHead head, Caller caller, Runnable ended);

    /**
     * Has the object's alarm handled; answered without a body.
     *
     * @param ended as for a request
     */
    Callee alarm(AlarmDue due, Caller caller, Runnable ended);

    /**
     * Sends an event that owes no answer.
     *
     * @param opening made of the numbers of exchange and object
     * @param ended called once when the event is over or lost
     */
    Notice tell(Opening opening, Runnable ended);

    /** Tells the object something, made of its number. */
    void send(LongFunction<PodMessage.OfSocket> message);

    /** Whether too much is in progress in the sandbox for one more event. */
    boolean isFull();

    /** What opens an exchange with a placed object. */
    @FunctionalInterface
    interface Opening {
        ExchangeMessage of(long exchange, long object);
    }

    /** Ends the object here; requests in progress fail with the reason, an idle object goes quietly without one. */
    void stop(Optional<Failure> reason);
}
