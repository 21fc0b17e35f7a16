package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.sandbox.object.CacheUse;
import dev.holdfast.sandbox.object.StorageChannel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectHostTest {
    private static final int PROTECTED_SECONDS = 900;

    private final ObjectHost object = new ObjectHost(
            new StartObject(1, 1, "n", "Thing", "i", Optional.empty(), true),
            new CpuBudget(1000),
            new CacheUse(),
            host -> new NoStore());

    private static final class NoStore implements StorageChannel {
        @Override
        public long read(StorageQuery query) {
            return 1;
        }

        @Override
        public long commit(List<StorageChange> changes) {
            return 1;
        }
    }

    @Test
    void withNothingToDoItIsIdleAtOnce() {
        assertThat(object.isIdle()).isTrue();
    }

    @Test
    void whatItBeganKeepsItForFifteenMinutes() {
        object.operationBegan();
        sweep(PROTECTED_SECONDS);
        assertThat(object.isIdle()).isFalse();
        sweep(1);
        assertThat(object.isIdle()).isTrue();
    }

    @Test
    void itIsIdleWhenThatEnds() {
        object.operationBegan();
        assertThat(object.isIdle()).isFalse();
        object.operationEnded();
        assertThat(object.isIdle()).isTrue();
    }

    @Test
    void aNewEventProtectsItAgain() {
        object.operationBegan();
        sweep(PROTECTED_SECONDS);
        Event event = new Event(2, Optional.of(object), object.budget());
        object.add(event);
        sweep(5);
        object.remove(event);
        sweep(PROTECTED_SECONDS);
        assertThat(object.isIdle()).isFalse();
        sweep(1);
        assertThat(object.isIdle()).isTrue();
    }

    @Test
    void anEventThatIsNotAnsweredKeepsItWithoutLimit() {
        object.add(new Event(2, Optional.of(object), object.budget()));
        sweep(2 * PROTECTED_SECONDS);
        assertThat(object.isIdle()).isFalse();
    }

    @Test
    void anEventThatIsAnsweredAndGoesOnKeepsItForFifteenMinutes() {
        Event event = new Event(2, Optional.of(object), object.budget());
        event.headSent();
        object.add(event);
        sweep(PROTECTED_SECONDS);
        assertThat(object.isIdle()).isFalse();
        sweep(1);
        assertThat(object.isIdle()).isTrue();
    }

    private void sweep(int seconds) {
        for (int i = 0; i < seconds; i++) {
            object.sweep();
        }
    }
}
