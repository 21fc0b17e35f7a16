package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StorageAnswer;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import dev.holdfast.link.message.PodMessage.StorageEverything;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.sandbox.Bundles;
import dev.holdfast.sandbox.Engines;
import dev.holdfast.sandbox.isolate.BlockingReads.StorageLostException;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.object.CacheUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingReadsTest implements Surroundings {
    private static final Failure FAILURE = new Failure(Failure.Cause.STORAGE_FAILED, "Error", "away", "");

    private final Watchdog watchdog = new Watchdog(version -> {});
    private final MemoryGauge gauge = new MemoryGauge();
    private final Version version =
            new Version(1, Engines.shared(), Bundle.parse(Bundles.of("export default {}")), 1000, 1000, Long.MAX_VALUE);
    private final List<StorageAnswer> delivered = new ArrayList<>();
    private final StorageInbox inbox = new StorageInbox(Runnable::run, delivered::add);
    private final ObjectTable objects = new ObjectTable(version, this, new CacheUse());
    private final BlockingReads reads =
            new BlockingReads(inbox, objects, this, new TurnRunner(version, watchdog, gauge), Duration.ofMillis(50));
    private LongFunction<StorageAnswer> pod = operation -> new StorageEverything(operation, List.of());
    private boolean answers = true;

    @AfterEach
    void stop() {
        watchdog.close();
        gauge.close();
    }

    @Test
    void theAnswerOfThePodIsTheResult() throws Exception {
        pod = operation -> new StorageEverything(operation, List.of(new StorageEntry("a", new byte[] {1})));
        assertThat(read()).hasSize(1);
        assertThat(delivered).isEmpty();
    }

    @Test
    void whatIsKnownNeedsNoPod() throws Exception {
        read();
        answers = false;
        assertThat(read()).isEmpty();
    }

    @Test
    void whatConcernsSomethingElseFollowsToTheStrand() throws Exception {
        long other = Numbers.operation(1, 0);
        pod = operation -> {
            inbox.arrived(new StorageCommitted(other));
            return new StorageEverything(operation, List.of());
        };
        read();
        assertThat(delivered).containsExactly(new StorageCommitted(other));
    }

    @Test
    void aReadThatFailedSaysWhy() {
        pod = operation -> new StorageFailed(operation, FAILURE);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        StorageLostException.class,
                        lost -> assertThat(lost.failure()).isEqualTo(FAILURE));
    }

    @Test
    void aPodThatNeverAnswersIsNotWaitedForForever() {
        answers = false;
        assertThatThrownBy(this::read)
                .hasMessage("Durable Object storage operation exceeded timeout which caused object to be reset.");
        inbox.arrived(new StorageCommitted(9));
        assertThat(delivered).as("answers go to the strand again").hasSize(1);
    }

    private List<StorageEntry> read() throws StorageLostException {
        ObjectHost object = objects.find(7).orElseGet(() -> {
            objects.add(new StartObject(7, 1, "n", "Thing", "0".repeat(64), Optional.empty(), true));
            return objects.find(7).orElseThrow();
        });
        return reads.await(
                object.instance().storage, answer -> object.instance().storage.get(List.of("a"), answer));
    }

    /** The pod answers from within. */
    @Override
    public void send(LinkMessage message) {
        if (answers && message instanceof StorageRead read) {
            inbox.arrived(pod.apply(read.operation()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void readOn() {}

    @Override
    public void ended(long exchange) {}

    @Override
    public Executor pool() {
        return Runnable::run;
    }

    @Override
    public ScheduledExecutorService scheduler() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public MemoryGauge gauge() {
        return gauge;
    }

    @Override
    public LastResort lastResort() {
        throw new UnsupportedOperationException();
    }
}
