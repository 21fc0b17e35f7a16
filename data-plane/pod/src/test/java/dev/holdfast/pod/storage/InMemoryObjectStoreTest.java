package dev.holdfast.pod.storage;

class InMemoryObjectStoreTest extends ObjectStoreContract {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    ObjectStore store(int shard, long epoch) {
        store.own(shard, epoch);
        return store;
    }

    @Override
    void loseNamespace(int shard, String namespaceId) {
        store.lose(namespaceId);
    }
}
