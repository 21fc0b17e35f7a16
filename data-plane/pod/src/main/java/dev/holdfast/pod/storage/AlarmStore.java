package dev.holdfast.pod.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Alarms of objects, as commits of {@link ObjectStore} set them. Each method is one try, as there. What has run is
 * taken away, or put off, only by the shard's owner, and only if no other alarm took its place meanwhile.
 */
public interface AlarmStore {
    /** Alarms of a shard that are due, longest due first. */
    CompletionStage<Due> due(int shard, long nowMillis, int most);

    /** When the shard's next alarm runs. */
    CompletionStage<OptionalLong> next(int shard);

    /** An object's alarm. */
    CompletionStage<Optional<AlarmState>> of(ObjectKey object);

    /** Takes an alarm away. */
    CompletionStage<Settlement> done(ObjectKey object, long epoch, long setBy);

    /** Has an alarm run again later; {@code state} is its state from now on. */
    CompletionStage<Settlement> again(ObjectKey object, long epoch, AlarmState state, long atMillis);

    /**
     * Answer to {@link #due}.
     *
     * @param next when the first alarm runs that is not among these
     */
    record Due(List<Alarm> alarms, OptionalLong next) {
        public Due {
            alarms = List.copyOf(alarms);
        }
    }

    /** An object's alarm. */
    record Alarm(ObjectKey object, AlarmState state) {}

    /** What became of an alarm that has run. */
    enum Settlement {
        /** As asked. */
        APPLIED,
        /** Another alarm, or none, has taken its place. Nothing changed. */
        REPLACED,
        /** The shard belongs to somebody else. Nothing changed. */
        FENCED
    }
}
