package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.Alarm;
import dev.holdfast.link.message.Headers;
import dev.holdfast.sandbox.object.ObjectAlarm;
import java.util.Optional;

/** Brings alarms that are due to script, through objects' input gates. */
final class AlarmDeliveries {
    private static final int DONE = 204;

    private final IsolateHost host;
    private final EventTable events;
    private final ObjectTable objects;

    AlarmDeliveries(IsolateHost host, EventTable events, ObjectTable objects) {
        this.host = host;
        this.events = events;
        this.objects = objects;
    }

    void deliver(Alarm due, Optional<ObjectHost> placed) {
        if (placed.isEmpty()) {
            events.abandon(events.open(due.exchange(), Optional.empty(), new CpuBudget(0)), Failures.notHere());
            return;
        }
        ObjectHost object = placed.get();
        Event event = events.open(due.exchange(), placed, object.budget());
        objects.busy(object);
        object.enter(0, () -> enter(event, object, due));
    }

    private void enter(Event event, ObjectHost object, Alarm due) {
        ObjectAlarm alarm = object.instance().storage.alarm();
        if (alarm.isSuperseded(due.dueMillis())) {
            events.respond(event.exchange(), DONE, "", Headers.EMPTY, new Body.None());
            events.done(event.exchange());
            return;
        }
        event.onAnswer(alarm::end);
        host.dispatch(event, entry -> {
            alarm.begin();
            entry.dispatchAlarm(event.exchange(), object.number(), due.dueMillis(), due.retries());
        });
    }
}
