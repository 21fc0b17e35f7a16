package dev.holdfast.pod.alarm;

import dev.holdfast.pod.storage.AlarmStore;
import java.util.function.Consumer;

/** Runs an alarm that is due. */
@FunctionalInterface
interface Runner {
    /** @param ended called once */
    void run(AlarmStore.Alarm alarm, Consumer<Outcome> ended);
}
