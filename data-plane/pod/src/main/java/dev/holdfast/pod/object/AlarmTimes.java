package dev.holdfast.pod.object;

import dev.holdfast.pod.storage.ObjectKey;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Knows when alarms are due. */
@FunctionalInterface
public interface AlarmTimes {
    /** In milliseconds since the epoch; empty: the object has no alarm, or it is running. One try. */
    CompletionStage<Optional<Long>> of(ObjectKey object);
}
