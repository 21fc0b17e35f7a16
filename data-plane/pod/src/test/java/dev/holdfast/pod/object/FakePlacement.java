package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.sandbox.Notice;
import dev.holdfast.pod.sandbox.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** A place of an object whose number is 7; takes note of what it is told, and takes no events. */
final class FakePlacement implements Placement {
    final List<PodMessage.OfSocket> told = new ArrayList<>();

    @Override
    public RunningVersion version() {
        throw new UnsupportedOperationException("has no version");
    }

    @Override
    public Callee dispatch(RequestHead head, Caller caller, Runnable ended) {
        throw new UnsupportedOperationException("takes no requests");
    }

    @Override
    public Callee alarm(AlarmDue due, Caller caller, Runnable ended) {
        throw new UnsupportedOperationException("no alarms");
    }

    @Override
    public Notice tell(Opening opening, Runnable ended) {
        throw new UnsupportedOperationException("takes no events");
    }

    @Override
    public void send(LongFunction<PodMessage.OfSocket> message) {
        told.add(message.apply(7));
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void stop(Optional<Failure> reason) {}
}
