package dev.holdfast.pod.alarm;

import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.object.ObjectDirectory;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.storage.AlarmStore;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Has objects handle their alarms; ends those that take too long, and gives each account its share only. */
final class AlarmRunner implements Runner {
    private static final Logger LOG = Logger.getLogger(AlarmRunner.class);
    /** Reference: durable-objects 4.6. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Failure TOO_LONG = Failures.of(Cause.WALL_LIMIT, "Alarm exceeded its allowed execution time");

    private final Catalog catalog;
    private final ObjectDirectory objects;
    private final Timers timers;
    private final int mostPerAccount;
    private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

    AlarmRunner(Catalog catalog, ObjectDirectory objects, Timers timers, int mostPerAccount) {
        this.catalog = catalog;
        this.objects = objects;
        this.timers = timers;
        this.mostPerAccount = mostPerAccount;
    }

    @Override
    public void run(AlarmStore.Alarm alarm, Consumer<Outcome> ended) {
        var _ = catalog.namespace(alarm.object().namespaceId()).whenComplete((found, thrown) -> {
            if (found == null || found.isEmpty()) {
                ended.accept(Outcome.UNAVAILABLE);
            } else {
                run(alarm, found.get(), ended);
            }
        });
    }

    private void run(AlarmStore.Alarm alarm, PublishedNamespace namespace, Consumer<Outcome> ended) {
        String account = namespace.accountId();
        if (running.merge(account, 1, Integer::sum) > mostPerAccount) {
            leave(account);
            ended.accept(Outcome.NO_ROOM);
            return;
        }
        Timers.Cancellable deadline = timers.after(LONGEST, () -> objects.reset(alarm.object(), TOO_LONG));
        AlarmDue due = new AlarmDue(alarm.state().dueMillis(), alarm.state().retries());
        AlarmCaller caller = new AlarmCaller(failure -> {
            deadline.cancel();
            leave(account);
            failure.ifPresent(reason -> LOG.debugf(
                    "the alarm of object %s failed: %s", alarm.object().objectId(), reason.message()));
            ended.accept(failure.map(AlarmRunner::outcome).orElse(Outcome.DONE));
        });
        var _ = objects.alarm(alarm.object(), account, due, caller);
    }

    private void leave(String account) {
        running.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
    }

    private static Outcome outcome(Failure failure) {
        return switch (failure.cause()) {
            case SCRIPT_THREW,
                    SCRIPT_HUNG,
                    STARTUP_FAILED,
                    CPU_LIMIT,
                    MEMORY_LIMIT,
                    LOOP_LIMIT,
                    OBJECT_RESET,
                    WALL_LIMIT -> Outcome.FAILED;
            case NO_HANDLER -> Outcome.NO_HANDLER;
            case SANDBOX_LOST, OBJECT_MOVED, STORAGE_FAILED, OVERLOADED, NETWORK, REFUSED, INTERNAL ->
                Outcome.UNAVAILABLE;
        };
    }
}
