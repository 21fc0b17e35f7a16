package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;
import java.util.function.LongFunction;

/** Where an object lives in a sandbox. */
record PlaceInSandbox(ObjectTable.Placed placed, ObjectTable objects, DispatchOpener opener, Link link, Timers timers)
        implements Placement {
    @Override
    public RunningVersion version() {
        return placed.version().version();
    }

    @Override
    public Callee dispatch(RequestHead head, Caller caller, Runnable ended) {
        return opener.request(placed.subject(), new Target.PlacedObject(placed.number()), head, caller, ended);
    }

    @Override
    public Callee alarm(AlarmDue due, Caller caller, Runnable ended) {
        return opener.bodiless(
                placed.subject(),
                exchange -> new ExchangeMessage.Alarm(exchange, placed.number(), due.dueMillis(), due.retries()),
                caller,
                ended);
    }

    @Override
    public Notice tell(Opening opening, Runnable ended) {
        return opener.notice(placed.subject(), exchange -> opening.of(exchange, placed.number()), ended);
    }

    @Override
    public void send(LongFunction<PodMessage.OfSocket> message) {
        link.send(message.apply(placed.number()));
    }

    @Override
    public boolean isFull() {
        return opener.isFull();
    }

    @Override
    public void stop(Optional<Failure> reason) {
        if (objects.remove(placed)) {
            link.send(new PodMessage.StopObject(placed.number(), reason));
            placed.version().leave(timers.nanos());
        }
    }
}
