package dev.holdfast.pod.cron;

import dev.holdfast.pod.time.ManualTimers;

class InMemoryScheduleClaimsTest extends ScheduleClaimsContract {
    @Override
    ScheduleClaims claims() {
        return new InMemoryScheduleClaims(new ManualTimers());
    }
}
