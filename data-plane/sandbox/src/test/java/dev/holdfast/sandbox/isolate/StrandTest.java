package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrandTest {
    @Test
    void tasksRunOneAfterTheOtherInOrderWhicheverThreadsRunThem() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger overlaps = new AtomicInteger();
            Strand strand = new Strand(pool, () -> {}, () -> {}, StrandTest::unexpected);
            List<Integer> order = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            for (int i = 0; i < 5000; i++) {
                int task = i;
                strand.execute(() -> {
                    overlaps.addAndGet(inside.getAndIncrement());
                    order.add(task);
                    inside.decrementAndGet();
                });
            }
            strand.execute(done::countDown);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(overlaps).hasValue(0);
            assertThat(order)
                    .containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
        }
    }

    @Test
    void aTaskThatFailsHarmsNoOther() {
        List<String> ran = new ArrayList<>();
        Strand strand = new Strand(
                Runnable::run, () -> ran.add("done"), () -> ran.add("ended"), fault -> ran.add(fault.getMessage()));
        strand.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        strand.execute(() -> {
            throw new LinkageError("worse");
        });
        strand.execute(() -> ran.add("next"));
        assertThat(ran)
                .containsExactly("on purpose", "done", "ended", "worse", "done", "ended", "next", "done", "ended");
    }

    private static void unexpected(Throwable fault) {
        throw new AssertionError(fault);
    }
}
