package dev.holdfast.pod.kv;

import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvRules;
import dev.holdfast.pod.body.Collected;
import java.util.function.BiConsumer;

/** A value that is being sent by script; takes room for it as it arrives. */
final class ArrivingValue implements Collected {
    private final KvAnswers answers;
    private final BiConsumer<byte[], Runnable> write;
    private long room;
    private boolean isFull;

    /** @param write writes the value, and runs its second argument when it needs no room any more */
    ArrivingValue(KvAnswers answers, BiConsumer<byte[], Runnable> write) {
        this.answers = answers;
        this.write = write;
    }

    @Override
    public boolean hasRoom(int bytes) {
        isFull = !answers.reserve(bytes);
        room += isFull ? 0 : bytes;
        return !isFull;
    }

    @Override
    public void whole(byte[] content) {
        write.accept(content, this::release);
    }

    @Override
    public void tooLarge() {
        release();
        answers.refuse(isFull ? KvAnswers.noRoom() : KvRules.valueTooLong(KvRules.MOST_VALUE + 1L));
    }

    @Override
    public void brokenOff() {
        release();
        answers.refuse(new KvException(400, "The value broke off"));
    }

    @Override
    public void cancelled() {
        release();
    }

    private void release() {
        answers.release(room);
    }
}
