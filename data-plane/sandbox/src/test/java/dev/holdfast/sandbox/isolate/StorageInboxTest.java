package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.PodMessage.StorageAnswer;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StorageInboxTest {
    private final Deque<Runnable> strand = new ArrayDeque<>();
    private final List<Long> delivered = new ArrayList<>();
    private final StorageInbox inbox = new StorageInbox(strand::add, answer -> delivered.add(answer.operation()));

    @Example
    void answersGoToTheStrand() {
        inbox.arrived(answer(1));
        assertThat(delivered).isEmpty();
        strand.remove().run();
        assertThat(delivered).containsExactly(1L);
    }

    @Example
    void anOpenInboxKeepsAnswersForTheThreadThatWaits() throws Exception {
        inbox.open();
        Thread reader = Thread.ofPlatform().start(() -> inbox.arrived(answer(1)));
        StorageAnswer found = inbox.await(System.nanoTime() + 10_000_000_000L);
        reader.join();
        assertThat(found).isEqualTo(answer(1));
        assertThat(strand).isEmpty();
    }

    @Example
    void waitingHasAnEnd() throws Exception {
        inbox.open();
        assertThat(inbox.await(System.nanoTime() + 5_000_000)).isNull();
    }

    /** Whatever is kept, taken out and put back: what reaches the strand has the order of arrival. */
    @Property(tries = 500)
    void theOrderOfArrivalIsKept(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        strand.clear();
        delivered.clear();
        List<StorageAnswer> others = new ArrayList<>();
        boolean open = false;
        int kept = 0;
        long last = 0;
        long taken = 0;
        for (int step = 0; step < 100; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    inbox.arrived(answer(++last));
                    kept += open ? 1 : 0;
                }
                case 2 -> {
                    if (open && kept > 0) {
                        StorageAnswer next = Objects.requireNonNull(inbox.await(System.nanoTime() + 1_000_000_000));
                        kept--;
                        others.add(next);
                        taken++;
                    }
                }
                default -> {
                    if (open) {
                        inbox.close(others);
                        others.clear();
                        kept = 0;
                    } else {
                        inbox.open();
                    }
                    open = !open;
                }
            }
        }
        inbox.close(others);
        strand.forEach(Runnable::run);
        assertThat(taken).isLessThanOrEqualTo(last);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    private static StorageAnswer answer(long operation) {
        return new StorageCommitted(operation);
    }
}
