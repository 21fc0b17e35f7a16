package dev.holdfast.pod.storage;

class InMemoryObjectStoreTest extends ObjectStoreContract {
    @Override
    ObjectStore store(int shard, long epoch) {
        InMemoryObjectStore store = new InMemoryObjectStore();
        store.own(shard, epoch);
        return store;
    }
}
