package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandsTest {
    private final List<Runnable> pool = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final Hands hands = new Hands(pool::add);

    @Test
    void whoReadsDoesOneThingItselfWhenAllIsRead() {
        hands.collect();
        hands.execute(() -> ran.add("first"));
        hands.execute(() -> ran.add("second"));
        assertThat(ran).isEmpty();
        hands.work();
        assertThat(ran).containsExactly("first");
        assertThat(pool).hasSize(1);
    }

    @Test
    void whatArisesWhileItWorksGoesToThePool() {
        hands.collect();
        hands.execute(() -> hands.execute(() -> ran.add("later")));
        hands.work();
        assertThat(ran).isEmpty();
        assertThat(pool).hasSize(1);
    }

    @Test
    void otherThreadsUseThePoolAtOnce() throws InterruptedException {
        hands.collect();
        Thread other = Thread.ofPlatform().start(() -> hands.execute(() -> ran.add("other")));
        other.join();
        assertThat(pool).hasSize(1);
        hands.work();
        assertThat(ran).isEmpty();
    }
}
