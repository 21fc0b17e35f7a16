package dev.holdfast.link.codec;

import dev.holdfast.link.message.Failure;

/** {@link Failure} inside other messages. */
final class FailureCodec {
    private static final Failure.Cause[] CAUSES = Failure.Cause.values();

    private FailureCodec() {}

    static void write(FrameWriter w, Failure failure) {
        w.text(failure.cause().name())
                .text(failure.name())
                .text(failure.message())
                .text(failure.stack());
    }

    static Failure read(FrameReader r) throws MalformedFrameException {
        return new Failure(r.constant(CAUSES), r.text(), r.text(), r.text());
    }
}
