package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.border.BorderException;
import dev.holdfast.sandbox.border.StorageHost;
import dev.holdfast.sandbox.isolate.BlockingReads.StorageLostException;
import dev.holdfast.sandbox.object.AlarmTime;
import dev.holdfast.sandbox.object.ObjectStorage;
import dev.holdfast.sandbox.object.TransactionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What script asks of an object's storage and gates. Runs in the middle of turns. */
final class StorageSide implements StorageHost {
    private final IsolateHost isolate;
    private final ObjectTable objects;
    private final BlockingReads blocking;

    StorageSide(IsolateHost isolate, ObjectTable objects, BlockingReads blocking) {
        this.isolate = isolate;
        this.objects = objects;
        this.blocking = blocking;
    }

    @Override
    public Optional<List<StorageEntry>> storageGet(
            long operation, long object, List<String> keys, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return asking(
                host,
                !allowConcurrency,
                end -> storage(host)
                        .get(
                                keys,
                                entries -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleStorage(operation, entries)))));
    }

    @Override
    public Optional<List<StorageEntry>> storageList(
            long operation, long object, ListQuery query, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return asking(
                host,
                !allowConcurrency,
                end -> storage(host)
                        .list(
                                query,
                                entries -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleStorage(operation, entries)))));
    }

    @Override
    public void storagePut(long object, List<StorageEntry> entries, boolean allowUnconfirmed) {
        storage(object(object)).put(entries, !allowUnconfirmed);
    }

    @Override
    public Optional<Integer> storageDelete(long operation, long object, List<String> keys, boolean allowUnconfirmed) {
        ObjectHost host = object(object);
        return asking(
                host,
                true,
                end -> storage(host)
                        .delete(
                                keys,
                                !allowUnconfirmed,
                                count -> end.accept(
                                        () -> isolate.turn(host, entry -> entry.settleNumber(operation, count)))));
    }

    @Override
    public void storageDeleteAll(long object) {
        ending(() -> storage(object(object)).deleteAll());
    }

    @Override
    public long storageGetAlarm(long operation, long object, boolean allowConcurrency) {
        ObjectHost host = object(object);
        return asking(
                        host,
                        !allowConcurrency,
                        end -> storage(host)
                                .alarm()
                                .get(found -> end.accept(() ->
                                        isolate.turn(host, entry -> entry.settleNumber(operation, dueOrNone(found))))))
                .map(StorageSide::dueOrNone)
                .orElse(LATER);
    }

    @Override
    public void storageSetAlarm(long object, Optional<Long> dueMillis, boolean allowUnconfirmed) {
        storage(object(object)).setAlarm(new AlarmTime(dueMillis), !allowUnconfirmed);
    }

    @Override
    public boolean storageSync(long operation, long object) {
        ObjectHost host = object(object);
        return storage(host).sync(() -> isolate.turn(host, entry -> entry.settleNumber(operation, 0)));
    }

    @Override
    public Optional<List<StorageEntry>> storageGetNow(long object, String key) {
        ObjectHost host = object(object);
        return waiting(host, answer -> storage(host).get(List.of(key), answer));
    }

    @Override
    public Optional<List<StorageEntry>> storageListNow(long object, ListQuery query) {
        ObjectHost host = object(object);
        return waiting(host, answer -> storage(host).list(query, answer));
    }

    @Override
    public Optional<Integer> storageDeleteNow(long object, String key) {
        ObjectHost host = object(object);
        return waiting(host, answer -> storage(host).delete(List.of(key), true, answer));
    }

    @Override
    public long beginTransaction(long object) {
        return storage(object(object)).beginTransaction();
    }

    @Override
    public void commitTransaction(long object, long transaction) {
        ending(() -> storage(object(object)).commitTransaction(transaction));
    }

    @Override
    public void rollbackTransaction(long object, long transaction) {
        ending(() -> storage(object(object)).rollbackTransaction(transaction));
    }

    @Override
    public void abandonTransaction(long object, long transaction) {
        storage(object(object)).abandonTransaction(transaction);
    }

    @Override
    public boolean enterCritical(long operation, long object) {
        ObjectHost host = object(object);
        ObjectHost.Instance instance = host.instance();
        return instance.sections.request(new CriticalSections.Owner() {
            @Override
            public void begun(long section) {
                isolate.turn(host, entry -> entry.settleNumber(operation, section));
            }

            @Override
            public void overdue() {
                if (host.instance() == instance) {
                    isolate.reset(host, Failures.criticalSectionTimeout());
                }
            }

            @Override
            public Future<?> after(long delay, TimeUnit unit, Runnable task) {
                return isolate.after(delay, unit, task);
            }
        });
    }

    @Override
    public void leaveCritical(long object, long section) {
        object(object).instance().sections.leave(section);
    }

    /** Shuts the input gate, when the work does not end at once, until script has seen its result. */
    private <T> Optional<T> asking(ObjectHost host, boolean lock, Function<Consumer<Runnable>, Optional<T>> work) {
        ObjectHost.Instance instance = host.instance();
        Optional<T> result = work.apply(settle -> {
            settle.run();
            if (lock && host.instance() == instance) {
                instance.input.unlock();
                host.admit();
            }
        });
        if (lock && result.isEmpty()) {
            instance.input.lock();
        }
        return result;
    }

    /** Waits in the middle of the turn; empty when there is no answer, and the object is about to be reset. */
    private <T> Optional<T> waiting(ObjectHost host, Function<Consumer<T>, Optional<T>> read) {
        try {
            return Optional.of(blocking.await(storage(host), read));
        } catch (StorageLostException e) {
            isolate.abort(host, e.failure(), false);
            return Optional.empty();
        }
    }

    private static long dueOrNone(AlarmTime alarm) {
        return alarm.dueMillis().orElse(NO_ALARM);
    }

    private static void ending(Runnable work) {
        try {
            work.run();
        } catch (TransactionException e) {
            throw new BorderException(e.getMessage());
        }
    }

    private static ObjectStorage storage(ObjectHost host) {
        return host.instance().storage;
    }

    private ObjectHost object(long number) {
        return objects.find(number).orElseThrow(() -> new BorderException("no such object"));
    }
}
