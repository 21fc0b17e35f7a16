package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;

/** What became of a change of storage from outside. */
public sealed interface EditOutcome {
    /** It is durable. */
    record Done() implements EditOutcome {}

    /** The object runs and is busy. Nothing changed. */
    record Busy() implements EditOutcome {}

    /** It could not be made; when storage was too slow, it may be durable nevertheless. */
    record Failed(Failure reason) implements EditOutcome {}
}
