package dev.holdfast.pod.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.sandbox.PlacedObject.CommitReply;
import dev.holdfast.pod.storage.Commit;
import dev.holdfast.pod.storage.CommitOutcome;
import dev.holdfast.pod.storage.Found;
import dev.holdfast.pod.storage.InMemoryObjectStore;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.storage.StoredObject;
import dev.holdfast.pod.time.ManualTimers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitPipelineTest {
    private static final ObjectKey OBJECT = new ObjectKey(1, "namespace", "id");
    private static final long EPOCH = 3;

    private final ManualTimers timers = new ManualTimers();
    private final SlowStore store = new SlowStore();
    private final List<Failure> broken = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();
    private final CommitPipeline pipeline = new CommitPipeline(
            OBJECT, store, new Retry(timers, Duration.ofSeconds(30)), new CommitTokens("test"), broken::add);

    /** A store that answers when told to. */
    private static final class SlowStore implements ObjectStore {
        private final InMemoryObjectStore inner = new InMemoryObjectStore();
        private final Deque<Runnable> held = new ArrayDeque<>();
        private final List<Commit> commits = new ArrayList<>();
        private boolean loseReplies;
        private boolean away;

        @Override
        public CompletionStage<CommitOutcome> commit(Commit commit) {
            commits.add(commit);
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            CompletableFuture<CommitOutcome> reply = new CompletableFuture<>();
            held.add(() -> {
                CommitOutcome outcome =
                        inner.commit(commit).toCompletableFuture().join();
                if (loseReplies) {
                    reply.completeExceptionally(new IllegalStateException("reply lost"));
                } else {
                    reply.complete(outcome);
                }
            });
            return reply;
        }

        @Override
        public CompletionStage<StoredObject> open(ObjectKey object) {
            return inner.open(object);
        }

        @Override
        public CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query) {
            return inner.read(object, query);
        }

        void answer() {
            held.remove().run();
        }
    }

    @BeforeEach
    void open() {
        store.inner.own(OBJECT.shard(), EPOCH);
        assertThat(pipeline.open(EPOCH, Optional.of("name")).join()).contains("name");
    }

    @Test
    void whatIsSubmittedWhileACommitIsUnderWayGoesTogetherAsTheNext() {
        submit("a");
        submit("b");
        submit("c");
        assertThat(store.commits).hasSize(1);
        store.answer();
        assertThat(replies).containsExactly("a committed");
        assertThat(store.commits).hasSize(2);
        assertThat(store.commits.get(1).changes()).hasSize(2);
        store.answer();
        assertThat(replies).containsExactly("a committed", "b committed", "c committed");
    }

    @Test
    void aLostReplyIsAskedForAgainAndNothingIsAppliedTwice() {
        store.loseReplies = true;
        submit("a");
        store.answer();
        store.loseReplies = false;
        timers.advance(Duration.ofSeconds(1));
        store.answer();
        assertThat(replies).containsExactly("a committed");
        assertThat(store.commits.get(0)).isEqualTo(store.commits.get(1));
        assertThat(store.inner.open(OBJECT).toCompletableFuture().join().commit())
                .isEqualTo(1);
    }

    @Test
    void aFencedWriterIsToldAndWritesNoMore() {
        submit("a");
        submit("b");
        store.inner.own(OBJECT.shard(), EPOCH + 1);
        store.answer();
        assertThat(replies).containsExactly("a failed", "b failed");
        assertThat(broken).containsExactly(Failures.STORAGE_FENCED);
        submit("c");
        assertThat(replies).contains("c failed");
        assertThat(store.commits).hasSize(1);
    }

    @Test
    void afterTooLongAnOutageTheObjectIsResetAndALateCommitIsOvertaken() {
        submit("a");
        Runnable late = store.held.remove();
        store.loseReplies = true;
        submit("b");
        pipelineTimesOut(late);
        assertThat(replies).containsExactly("a failed", "b failed");
        assertThat(broken).containsExactly(Failures.STORAGE_TIMEOUT);

        store.loseReplies = false;
        store.away = false;
        CompletableFuture<Optional<String>> opened = pipeline.open(EPOCH, Optional.empty());
        assertThat(opened).isNotDone();
        store.answer();
        assertThat(opened.join()).contains("name");
        submit("c");
        store.answer();
        assertThat(replies).contains("c committed");
    }

    /** The first try got through, but its reply was lost; then the store is away for longer than is waited. */
    private void pipelineTimesOut(Runnable late) {
        late.run();
        store.away = true;
        timers.advance(Duration.ofSeconds(40));
    }

    @Test
    void whatWasSubmittedIsSettledWhenItIsDurableOrHasFailed() {
        assertThat(pipeline.settled()).isDone();
        submit("a");
        submit("b");
        CompletableFuture<?> settled = pipeline.settled();
        submit("c");
        store.answer();
        assertThat(settled).isNotDone();
        store.answer();
        assertThat(settled).isDone();
        assertThat(replies).containsExactly("a committed", "b committed", "c committed");
        submit("d");
        CompletableFuture<?> failed = pipeline.settled();
        store.inner.own(OBJECT.shard(), EPOCH + 1);
        store.answer();
        assertThat(failed).isDone();
    }

    @Test
    void aStoreThatKeepsSilentIsNotWaitedForForever() {
        submit("a");
        timers.advance(Duration.ofSeconds(29));
        assertThat(replies).isEmpty();
        timers.advance(Duration.ofSeconds(2));
        assertThat(replies).containsExactly("a failed");
        assertThat(broken).containsExactly(Failures.STORAGE_TIMEOUT);
    }

    @Test
    void openingWaitsForTheCommitThatIsUnderWay() {
        submit("a");
        CompletableFuture<Optional<String>> opened = pipeline.open(EPOCH, Optional.empty());
        assertThat(opened).isNotDone();
        store.answer();
        assertThat(opened).isDone();
    }

    private void submit(String key) {
        byte[] value = key.getBytes(StandardCharsets.UTF_8);
        pipeline.submit(List.of(new StorageChange.Put(key, value)), new CommitReply() {
            @Override
            public void committed() {
                replies.add(key + " committed");
            }

            @Override
            public void failed(Failure failure) {
                replies.add(key + " failed");
            }
        });
    }
}
