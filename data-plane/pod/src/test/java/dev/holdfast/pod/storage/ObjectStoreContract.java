package dev.holdfast.pod.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageChange.Delete;
import dev.holdfast.link.message.StorageChange.DeleteAll;
import dev.holdfast.link.message.StorageChange.Put;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.StorageQuery.Ahead;
import dev.holdfast.link.message.StorageQuery.Keys;
import dev.holdfast.link.message.StorageQuery.Range;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of objects does. */
abstract class ObjectStoreContract {
    private static final long EPOCH = 7;

    private final ObjectKey object =
            new ObjectKey(412, UUID.randomUUID().toString(), UUID.randomUUID().toString());

    /** The store under test; the shard belongs to the epoch. */
    abstract ObjectStore store(int shard, long epoch) throws Exception;

    /** The control plane says that the namespace is gone, in one shard. */
    abstract void loseNamespace(int shard, String namespaceId) throws Exception;

    private ObjectStore store() throws Exception {
        return store(object.shard(), EPOCH);
    }

    @Test
    void aCommitIsReadBack() throws Exception {
        ObjectStore store = store();
        assertThat(commit(store, 1, "t1", put("a", "1"), put("b", "2"))).isEqualTo(CommitOutcome.APPLIED);
        assertThat(read(store, new Keys(List.of("b", "missing", "a")))).containsExactly("a=1", "b=2");
    }

    @Test
    void valuesAndKeysAreBytesThatNothingChanges() throws Exception {
        ObjectStore store = store();
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        String key = "nul\0 line\r\n \u00fc \ud83d\ude00";
        commit(store, 1, "t", new Put(key, every), new Put("", new byte[0]));
        List<StorageEntry> entries = done(store.read(object, all())).entries();
        assertThat(entries).extracting(StorageEntry::key).containsExactly("", key);
        assertThat(entries.get(1).value()).isEqualTo(every);
        assertThat(entries.get(0).value()).isEmpty();
    }

    @Test
    void aCommitTriedAgainIsRecognisedAndNotAppliedTwice() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t1", put("a", "1"));
        commit(store, 2, "t2", put("a", "2"));
        assertThat(commit(store, 2, "t2", put("a", "2"))).isEqualTo(CommitOutcome.DUPLICATE);
        assertThat(read(store, new Keys(List.of("a")))).containsExactly("a=2");
        assertThat(done(store.open(object)).commit()).isEqualTo(2);
    }

    @Test
    void anotherCommitWithATakenNumberIsRefused() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "mine", put("a", "1"));
        assertThat(commit(store, 1, "other", put("a", "2"))).isEqualTo(CommitOutcome.CONFLICT);
        assertThat(commit(store, 3, "gap", put("a", "3"))).isEqualTo(CommitOutcome.CONFLICT);
        assertThat(read(store, new Keys(List.of("a")))).containsExactly("a=1");
    }

    @Test
    void aWriterOfAnotherEpochChangesNothing() throws Exception {
        ObjectStore store = store();
        Commit foreign = new Commit(
                object, EPOCH - 1, 1, "t", Optional.empty(), Commit.Listing.UNCHANGED, List.of(put("a", "1")));
        assertThat(done(store.commit(foreign))).isEqualTo(CommitOutcome.FENCED);
        assertThat(read(store, new Keys(List.of("a")))).isEmpty();
        assertThat(done(store.open(object)).commit()).isZero();
    }

    @Test
    void changesOfOneCommitApplyInOrder() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t1", put("old", "x"), put("kept", "y"));
        commit(store, 2, "t2", new DeleteAll(), put("a", "1"), new Delete("a"), put("b", "2"), new Delete("absent"));
        assertThat(read(store, all())).containsExactly("b=2");
    }

    @Test
    void bytesCountKeysAndValues() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t1", put("ab", "123"), put("c", "4"));
        assertThat(done(store.open(object)).bytes()).isEqualTo(7);
        commit(store, 2, "t2", put("ab", "1"), new Delete("c"));
        assertThat(done(store.open(object)).bytes()).isEqualTo(3);
        commit(store, 3, "t3", new DeleteAll());
        assertThat(done(store.open(object)).bytes()).isZero();
    }

    @Test
    void theNameIsKept() throws Exception {
        ObjectStore store = store();
        done(store.commit(new Commit(
                object, EPOCH, 1, "t", Optional.of("n\u00e4me"), Commit.Listing.UNCHANGED, List.of(put("a", "1")))));
        commit(store, 2, "t2", put("a", "2"));
        assertThat(done(store.open(object)).name()).contains("n\u00e4me");
    }

    @Test
    void anObjectThatLeavesTheListLeavesNothingBehindButItsNumber() throws Exception {
        ObjectStore store = store();
        done(store.commit(enter(1, put("a", "1"))));
        assertThat(done(store.open(object))).isEqualTo(new StoredObject(1, 2, Optional.of("name"), true));

        assertThat(done(store.commit(new Commit(
                        object, EPOCH, 2, "t2", Optional.of("name"), Commit.Listing.LEAVE, List.of(new DeleteAll())))))
                .isEqualTo(CommitOutcome.APPLIED);

        assertThat(read(store, all())).isEmpty();
        assertThat(done(store.open(object))).isEqualTo(new StoredObject(2, 0, Optional.empty(), false));
        assertThat(done(store.commit(enter(1, put("late", "1"))))).isEqualTo(CommitOutcome.CONFLICT);
        assertThat(done(store.commit(enter(3, put("again", "1"))))).isEqualTo(CommitOutcome.APPLIED);
        assertThat(done(store.open(object)).listed()).isTrue();
    }

    @Test
    void noObjectIsEnteredIntoTheListOfADeletedNamespace() throws Exception {
        ObjectStore store = store();
        loseNamespace(object.shard(), object.namespaceId());

        assertThat(done(store.commit(enter(1, put("a", "1"))))).isEqualTo(CommitOutcome.FENCED);
        assertThat(read(store, all())).isEmpty();
        assertThat(done(store.open(object)).listed()).isFalse();
    }

    @Test
    void listingFollowsTheBytesOfKeys() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t", put("\ud83d\ude00", "4"), put("\uffff", "3"), put("b", "2"), put("a", "1"));
        assertThat(read(store, all())).containsExactly("a=1", "b=2", "\uffff=3", "\ud83d\ude00=4");
        assertThat(read(store, new Keys(List.of("\ud83d\ude00", "\uffff"))))
                .containsExactly("\uffff=3", "\ud83d\ude00=4");
    }

    @Test
    void rangesAreBounded() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t", put("a", "1"), put("b", "2"), put("c", "3"), put("d", "4"));
        assertThat(read(store, range("b", false, "d", false, -1))).containsExactly("b=2", "c=3");
        assertThat(read(store, range("b", true, "d", false, -1))).containsExactly("c=3");
        assertThat(read(store, range("d", false, "b", false, -1))).isEmpty();
        assertThat(read(store, range("", true, "c", false, -1))).containsExactly("a=1", "b=2");
    }

    @Test
    void limitsKeepTheEndThatIsReadFirst() throws Exception {
        ObjectStore store = store();
        commit(store, 1, "t", put("a", "1"), put("b", "2"), put("c", "3"), put("d", "4"));
        assertThat(read(store, range("b", false, "d", true, 1))).containsExactly("c=3");
        assertThat(read(store, range("", false, "zz", true, 2))).containsExactly("c=3", "d=4");
        assertThat(read(store, range("", false, "zz", false, 2))).containsExactly("a=1", "b=2");
    }

    @Test
    void longListsAreComplete() throws Exception {
        ObjectStore store = store();
        List<StorageChange> puts = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            puts.add(put("k%05d".formatted(i), "v" + i));
        }
        done(store.commit(new Commit(object, EPOCH, 1, "t", Optional.empty(), Commit.Listing.UNCHANGED, puts)));
        List<String> found = read(store, all());
        assertThat(found).hasSize(12_000).startsWith("k00000=v0").endsWith("k11999=v11999");
    }

    @Test
    void littleIsReadAhead() throws Exception {
        ObjectStore store = store();
        assertThat(done(store.read(object, new Ahead(new Keys(List.of("a")), 10)))
                        .extent())
                .isEqualTo(Found.Extent.EVERYTHING);
        commit(store, 1, "t", put("b", "2"), put("a", "1"), put("c", "3"));
        Found everything = done(store.read(object, new Ahead(new Keys(List.of("a")), 6)));
        assertThat(everything.extent()).isEqualTo(Found.Extent.EVERYTHING);
        assertThat(texts(everything)).containsExactly("a=1", "b=2", "c=3");
        assertThat(done(store.read(object, new Ahead(range("b", true, "z", true, 1), 5))))
                .satisfies(found -> assertThat(found.extent()).isEqualTo(Found.Extent.ASKED))
                .satisfies(found -> assertThat(texts(found)).containsExactly("c=3"));
        assertThat(read(store, new Ahead(new Keys(List.of("c", "missing", "a")), 0)))
                .containsExactly("a=1", "c=3");
    }

    @Test
    void manyKeysAreReadInOrder() throws Exception {
        ObjectStore store = store();
        List<StorageChange> puts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            puts.add(put("k%02d".formatted(i), "v" + i));
            keys.addFirst("k%02d".formatted(i));
        }
        done(store.commit(new Commit(object, EPOCH, 1, "t", Optional.empty(), Commit.Listing.UNCHANGED, puts)));
        keys.add("missing");
        assertThat(read(store, new Keys(keys)))
                .hasSize(100)
                .startsWith("k00=v0")
                .endsWith("k99=v99");
    }

    @Test
    void whatAnAnswerDoesNotHoldIsNotRead() throws Exception {
        ObjectStore store = store();
        for (int i = 1; i <= 20; i++) {
            commit(store, i, "t" + i, new Put("k%02d".formatted(i), new byte[2 * 1024 * 1024]));
        }
        Found all = done(store.read(object, all()));
        assertThat(all.extent()).isEqualTo(Found.Extent.TOO_LARGE);
        assertThat(all.entries()).isEmpty();
        assertThat(done(store.read(object, range("", false, "zz", false, 3))).entries())
                .hasSize(3);
    }

    private Commit enter(long number, StorageChange... changes) {
        return new Commit(
                object, EPOCH, number, "t" + number, Optional.of("name"), Commit.Listing.ENTER, List.of(changes));
    }

    private CommitOutcome commit(ObjectStore store, long number, String token, StorageChange... changes)
            throws Exception {
        return done(store.commit(new Commit(
                object, EPOCH, number, token, Optional.empty(), Commit.Listing.UNCHANGED, List.of(changes))));
    }

    private List<String> read(ObjectStore store, StorageQuery.Entries query) throws Exception {
        return texts(done(store.read(object, query)));
    }

    private static List<String> texts(Found found) {
        return found.entries().stream()
                .map(entry -> entry.key() + "=" + new String(entry.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Range all() {
        return new Range("", false, Optional.empty(), false, -1);
    }

    private static Range range(String start, boolean exclusive, String end, boolean reverse, int limit) {
        return new Range(start, exclusive, Optional.of(end), reverse, limit);
    }

    private static Put put(String key, String value) {
        return new Put(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
