package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import dev.holdfast.link.message.StorageEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions that script knows as {@code StorageHost}. */
final class StorageFunctions {
    private final V8Runtime runtime;
    private final StorageHost host;
    private final FunctionRegistry registry;
    private final Values values;

    private StorageFunctions(V8Runtime runtime, StorageHost host, FunctionRegistry registry) {
        this.runtime = runtime;
        this.host = host;
        this.registry = registry;
        this.values = new Values(runtime);
    }

    static void register(V8Runtime runtime, StorageHost host, FunctionRegistry registry) throws JavetException {
        StorageFunctions functions = new StorageFunctions(runtime, host, registry);
        functions.asking();
        functions.waiting();
        functions.writing();
        functions.together();
    }

    private void asking() throws JavetException {
        registry.function("storageGet", a -> found(host.storageGet(a.whole(0), a.whole(1), a.texts(2), a.bool(3))));
        registry.function(
                "storageGetOne", a -> only(host.storageGet(a.whole(0), a.whole(1), List.of(a.text(2)), a.bool(3))));
        registry.function("storageList", a -> found(host.storageList(a.whole(0), a.whole(1), query(a, 2), a.bool(9))));
        registry.function(
                "storageDelete",
                a -> values.number(host.storageDelete(a.whole(0), a.whole(1), a.texts(2), a.bool(3))
                        .orElse(-1)));
        registry.function(
                "storageGetAlarm", a -> values.number(host.storageGetAlarm(a.whole(0), a.whole(1), a.bool(2))));
        registry.function("storageSync", a -> values.bool(host.storageSync(a.whole(0), a.whole(1))));
    }

    private void waiting() throws JavetException {
        registry.function("storageGetNow", a -> only(host.storageGetNow(a.whole(0), a.text(1))));
        registry.function("storageListNow", a -> found(host.storageListNow(a.whole(0), query(a, 1))));
        registry.function("storageDeleteNow", a -> {
            Optional<Integer> count = host.storageDeleteNow(a.whole(0), a.text(1));
            return count.isPresent() ? values.number(count.get()) : runtime.createV8ValueNull();
        });
    }

    private void writing() throws JavetException {
        action("storagePut", a -> host.storagePut(a.whole(0), entries(a.texts(1), a.bytesList(2)), a.bool(3)));
        action(
                "storagePutOne",
                a -> host.storagePut(a.whole(0), List.of(new StorageEntry(a.text(1), a.bytes(2))), a.bool(3)));
        action("storageSetAlarm", a -> host.storageSetAlarm(a.whole(0), alarm(a.whole(1)), a.bool(2)));
        action("storageDeleteAll", a -> host.storageDeleteAll(a.whole(0)));
    }

    private void together() throws JavetException {
        registry.function("beginTransaction", a -> values.number(host.beginTransaction(a.whole(0))));
        action("commitTransaction", a -> host.commitTransaction(a.whole(0), a.whole(1)));
        action("rollbackTransaction", a -> host.rollbackTransaction(a.whole(0), a.whole(1)));
        action("abandonTransaction", a -> host.abandonTransaction(a.whole(0), a.whole(1)));
        registry.function("enterCritical", a -> values.bool(host.enterCritical(a.whole(0), a.whole(1))));
        action("leaveCritical", a -> host.leaveCritical(a.whole(0), a.whole(1)));
    }

    private void action(String name, FunctionRegistry.Action action) throws JavetException {
        registry.action(name, values, action);
    }

    private static Optional<Long> alarm(long dueMillis) {
        return dueMillis == StorageHost.NO_ALARM ? Optional.empty() : Optional.of(dueMillis);
    }

    private static StorageHost.ListQuery query(Arguments a, int first) {
        return new StorageHost.ListQuery(
                a.text(first),
                a.bool(first + 1),
                a.optionalText(first + 2, first + 3),
                a.text(first + 4),
                a.bool(first + 5),
                a.integer(first + 6));
    }

    private static List<StorageEntry> entries(List<String> keys, List<byte[]> contents) {
        if (keys.size() != contents.size()) {
            throw new BorderException("keys and values do not match");
        }
        List<StorageEntry> entries = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new StorageEntry(keys.get(i), contents.get(i)));
        }
        return entries;
    }

    private V8Value found(Optional<List<StorageEntry>> entries) throws JavetException {
        return entries.isPresent() ? values.entries(entries.get()) : runtime.createV8ValueNull();
    }

    /** Of a single key. */
    private V8Value only(Optional<List<StorageEntry>> entries) throws JavetException {
        if (entries.isEmpty()) {
            return runtime.createV8ValueNull();
        }
        return entries.get().isEmpty()
                ? values.undefined()
                : values.bytes(entries.get().getFirst().value());
    }
}
