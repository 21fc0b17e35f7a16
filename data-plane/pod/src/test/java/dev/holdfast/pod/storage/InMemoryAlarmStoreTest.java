package dev.holdfast.pod.storage;

class InMemoryAlarmStoreTest extends AlarmStoreContract {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    void own(int ownedShard, long epoch) {
        store.own(ownedShard, epoch);
    }

    @Override
    ObjectStore objects() {
        return store;
    }

    @Override
    AlarmStore alarms() {
        return store;
    }
}
