package dev.holdfast.pod.shard;

import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;

class InMemoryLeaseStoreTest extends LeaseStoreContract {
    private static final ManualTimers TIMERS = new ManualTimers();

    @Override
    LeaseStore store() {
        return new InMemoryLeaseStore(TIMERS);
    }

    @Override
    int freshShard() {
        return 1;
    }

    @Override
    void passTime(Duration duration) {
        TIMERS.advance(duration);
    }
}
