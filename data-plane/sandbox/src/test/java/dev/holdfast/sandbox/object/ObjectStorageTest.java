package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.border.StorageHost.ListQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

class ObjectStorageTest {
    private final FakeStore store = new FakeStore();
    private final OutputGate gate = new OutputGate();
    private final ObjectStorage storage = new ObjectStorage(store, gate, new CacheUse(), 100_000);
    private final List<String> answers = new ArrayList<>();

    @Example
    void aValueIsReadOnceAndThenKnown() {
        store.values.put("a", bytes("1"));
        get("a");
        assertThat(answers).isEmpty();
        store.answerReads(storage);
        get("a");
        assertThat(answers).containsExactly("a=1", "a=1");
        assertThat(store.readsMade).isOne();
    }

    @Example
    void aMissingKeyIsKnownToBeMissing() {
        get("a");
        store.answerReads(storage);
        get("a");
        assertThat(answers).containsExactly("", "");
        assertThat(store.readsMade).isOne();
    }

    @Example
    void afterReadingEverythingNothingIsAskedAgain() {
        store.values.put("a", bytes("1"));
        list("", -1, false);
        store.answerReads(storage);
        get("zzz");
        list("a", 5, true);
        assertThat(answers).containsExactly("a=1", "", "a=1");
        assertThat(store.readsMade).isOne();
    }

    @Example
    void aTurnsWritesAreOneCommitInWhichTheLastWriteOfAKeyCounts() {
        put("a", "1");
        put("b", "2");
        put("a", "3");
        storage.flush();
        storage.flush();
        assertThat(store.commits).hasSize(1);
        assertThat(store.commits.getFirst().changes())
                .hasSize(2)
                .first()
                .satisfies(change ->
                        assertThat(((StorageChange.Put) change).value()).isEqualTo(bytes("3")));
    }

    @Example
    void theOutputGateOpensWhenTheCommitIsDurable() {
        put("a", "1");
        gate.send(() -> answers.add("sent"));
        storage.flush();
        assertThat(answers).isEmpty();
        store.confirmCommits(storage);
        assertThat(answers).containsExactly("sent");
    }

    @Example
    void syncWaitsForWritesOfTheSameTurn() {
        assertThat(storage.sync(() -> answers.add("early"))).isTrue();
        put("a", "1");
        assertThat(storage.sync(() -> answers.add("durable"))).isFalse();
        storage.flush();
        store.confirmCommits(storage);
        assertThat(answers).containsExactly("durable");
    }

    @Example
    void aListAsksForAsManyMoreAsWritesMayRemove() {
        for (String key : List.of("a", "b", "c", "d")) {
            store.values.put(key, bytes(key));
        }
        storage.delete(List.of("a", "d"), true, count -> {});
        list("", 2, false);
        list("", 1, true);
        store.answerReads(storage);
        assertThat(answers).containsExactly("b=b,c=c", "c=c");
    }

    @Example
    void anAnswerThatWasOvertakenByAWriteIsNotRemembered() {
        store.values.put("a", bytes("old"));
        get("a");
        put("a", "new");
        storage.flush();
        store.answerReads(storage);
        store.confirmCommits(storage);
        get("a");
        assertThat(answers).containsExactly("a=old", "a=new");
    }

    @Example
    void deletingEverythingMakesEverythingKnown() {
        store.values.put("a", bytes("1"));
        put("b", "2");
        storage.deleteAll();
        put("c", "3");
        get("a");
        list("", -1, false);
        storage.flush();
        store.confirmCommits(storage);
        get("b");
        list("", -1, false);
        assertThat(answers).containsExactly("", "c=3", "", "c=3");
        assertThat(store.readsMade).isZero();
        assertThat(store.values).containsOnlyKeys("c");
    }

    @Example
    void knowledgeIsBounded() {
        ObjectStorage small = new ObjectStorage(store, gate, new CacheUse(), 1000);
        for (int i = 0; i < 10; i++) {
            small.put(List.of(new StorageEntry("k" + i, new byte[300])), true);
        }
        small.flush();
        store.confirmCommits(small);
        assertThat(small.get(List.of("k0"), found -> {})).isEmpty();
        assertThat(small.get(List.of("k9"), found -> {})).isPresent();
    }

    @Example
    void aSmallObjectIsReadOnce() {
        store.values.put("a", bytes("1"));
        store.values.put("b", bytes("2"));
        get("a");
        store.answerReads(storage);
        get("b");
        get("missing");
        list("", -1, false);
        assertThat(answers).containsExactly("a=1", "b=2", "", "a=1,b=2");
        assertThat(store.readsMade).isOne();
    }

    @Example
    void aLargeObjectIsReadKeyByKey() {
        store.values.put("a", bytes("1"));
        store.values.put("large", new byte[ObjectStorage.READ_AHEAD_BYTES]);
        get("a");
        store.answerReads(storage);
        get("missing");
        store.answerReads(storage);
        get("a");
        get("missing");
        assertThat(answers).containsExactly("a=1", "", "a=1", "");
        assertThat(store.readsMade).isEqualTo(2);
    }

    @Example
    void aReadThatOwnWritesOvertakeTeachesNothing() {
        store.values.put("a", bytes("1"));
        store.values.put("b", bytes("2"));
        get("a");
        put("b", "3");
        store.answerReads(storage);
        storage.flush();
        store.confirmCommits(storage);
        get("a");
        assertThat(store.readsMade).isEqualTo(2);
        get("b");
        assertThat(answers).containsExactly("a=1", "b=3");
    }

    @Example
    void manyKeysAreAskedForInParts() {
        store.mostAhead = 0;
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            keys.add("k%03d".formatted(i));
            store.values.put("k%03d".formatted(i), bytes("v"));
        }
        storage.get(keys, this::answer).ifPresent(this::answer);
        assertThat(store.readsMade).isEqualTo(3);
        store.answerReads(storage);
        assertThat(answers)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("k000=v,k001=v")
                .endsWith("k299=v");
    }

    @Example
    void whatATransactionWritesLeavesWhenItIsCommitted() {
        put("before", "0");
        long transaction = storage.beginTransaction();
        put("a", "1");
        storage.flush();
        assertThat(store.commits).hasSize(1);
        put("b", "2");
        storage.flush();
        assertThat(store.commits).hasSize(1);
        storage.commitTransaction(transaction);
        storage.flush();
        assertThat(store.commits).hasSize(2);
        assertThat(store.commits.getLast().changes()).hasSize(2);
    }

    @Example
    void theOutputGateDoesNotWaitForATransactionThatIsOpenOrRolledBack() {
        long transaction = storage.beginTransaction();
        put("a", "1");
        gate.send(() -> answers.add("during"));
        storage.rollbackTransaction(transaction);
        gate.send(() -> answers.add("after"));
        assertThat(answers).containsExactly("during", "after");
    }

    @Example
    void theOutputGateWaitsForATransactionThatWasCommitted() {
        long transaction = storage.beginTransaction();
        put("a", "1");
        storage.commitTransaction(transaction);
        gate.send(() -> answers.add("sent"));
        storage.flush();
        assertThat(answers).isEmpty();
        store.confirmCommits(storage);
        assertThat(answers).containsExactly("sent");
    }

    @Example
    void removingNothingKeepsNothingBack() {
        assertThat(storage.delete(List.of(), true, count -> {})).contains(0);
        gate.send(() -> answers.add("sent"));
        assertThat(answers).containsExactly("sent");
    }

    @Example
    void unconfirmedWritesKeepNothingBackInATransactionEither() {
        long transaction = storage.beginTransaction();
        storage.put(List.of(new StorageEntry("a", bytes("1"))), false);
        storage.commitTransaction(transaction);
        gate.send(() -> answers.add("sent"));
        assertThat(answers).containsExactly("sent");
    }

    @Example
    void readsAreCounted() {
        CacheUse use = new CacheUse();
        ObjectStorage counted = new ObjectStorage(store, gate, use, 100_000);
        counted.get(List.of("a"), found -> {});
        store.answerReads(counted);
        counted.get(List.of("a"), found -> {});
        counted.list(new ListQuery("", false, Optional.empty(), "", false, -1), found -> {});
        assertThat(use.take()).isEqualTo(new CacheUse.Counts(2, 1));
        assertThat(use.take().isNothing()).isTrue();
    }

    private void get(String key) {
        storage.get(List.of(key), this::answer).ifPresent(this::answer);
    }

    private void list(String start, int limit, boolean reverse) {
        storage.list(new ListQuery(start, false, Optional.empty(), "", reverse, limit), this::answer)
                .ifPresent(this::answer);
    }

    private void put(String key, String value) {
        storage.put(List.of(new StorageEntry(key, bytes(value))), true);
    }

    private void answer(List<StorageEntry> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEach(entry -> texts.add(entry.key() + "=" + new String(entry.value(), StandardCharsets.UTF_8)));
        answers.add(String.join(",", texts));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
