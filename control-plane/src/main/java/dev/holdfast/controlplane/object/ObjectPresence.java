package dev.holdfast.controlplane.object;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks pods how objects are present. Blocking. */
@ApplicationScoped
class ObjectPresence {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectOwner owner;

    ObjectPresence(ObjectOwner owner) {
        this.owner = owner;
    }

    /**
     * How an object is present.
     *
     * @param state as {@link ObjectDetail} calls it
     * @param present where it is in memory, or its sockets are
     */
    record Found(String state, Optional<ObjectReply.Present> present) {
        static final Found UNKNOWN = new Found("unknown", Optional.empty());
    }

    Found of(ObjectPlace place) {
        return owner.isOwned(place)
                ? owner.ask(place, new ObjectRequest.Look(), PATIENCE)
                        .map(ObjectPresence::found)
                        .orElse(Found.UNKNOWN)
                : found(new ObjectReply.Absent());
    }

    /** Of several at the same time, in the same order. */
    List<Found> of(List<ObjectPlace> places) {
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            return askers
                    .invokeAll(places.stream()
                            .map(place -> (Callable<Found>) () -> of(place))
                            .toList())
                    .stream()
                    .map(ObjectPresence::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for pods", e);
        }
    }

    private static Found result(Future<Found> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for pods", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("pods cannot be asked", e.getCause());
        }
    }

    private static Found found(ObjectReply reply) {
        return switch (reply) {
            case ObjectReply.Present present
            when !present.versionId().isEmpty() -> new Found("awake", Optional.of(present));
            case ObjectReply.Present present
            when present.sockets() > 0 -> new Found("hibernating", Optional.of(present));
            case ObjectReply.Present _, ObjectReply.Absent _ -> new Found("inactive", Optional.empty());
            case ObjectReply.Failed _, ObjectReply.Busy _, ObjectReply.Done _ -> Found.UNKNOWN;
        };
    }
}
