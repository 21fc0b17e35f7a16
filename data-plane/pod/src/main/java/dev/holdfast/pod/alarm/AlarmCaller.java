package dev.holdfast.pod.alarm;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.BodilessCaller;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The end that waits for a run; tells once how it ended. */
final class AlarmCaller extends BodilessCaller {
    private final Consumer<Optional<Failure>> ended;
    private final AtomicBoolean over = new AtomicBoolean();

    AlarmCaller(Consumer<Optional<Failure>> ended) {
        this.ended = ended;
    }

    @Override
    public void response(ResponseHead head) {
        end(Optional.empty());
    }

    @Override
    public void failed(Failure failure) {
        end(Optional.of(failure));
    }

    private void end(Optional<Failure> failure) {
        if (over.compareAndSet(false, true)) {
            ended.accept(failure);
        }
    }
}
