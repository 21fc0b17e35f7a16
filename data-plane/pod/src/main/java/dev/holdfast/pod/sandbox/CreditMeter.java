package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import java.util.concurrent.atomic.AtomicLong;

/** Holds a sandbox to the credit that it was granted for one body, or for one direction of a socket. */
final class CreditMeter {
    private final AtomicLong left;

    private CreditMeter(long initial) {
        left = new AtomicLong(initial);
    }

    static CreditMeter ofBody() {
        return new CreditMeter(ExchangeMessage.INITIAL_CREDIT);
    }

    /** Nothing may be sent on a socket before the first grant. */
    static CreditMeter ofSocket() {
        return new CreditMeter(0);
    }

    /** What may be sent now. */
    long left() {
        return left.get();
    }

    void grant(int bytes) {
        left.addAndGet(bytes);
    }

    void spend(int bytes) {
        if (bytes > ExchangeMessage.MAX_CHUNK || left.addAndGet(-bytes) < 0) {
            throw new SandboxViolationException("sent more of a body than it had credit for");
        }
    }

    void spend(ExchangeMessage.SocketFrame frame) {
        if (frame.bytes().length > ExchangeMessage.MAX_CHUNK || left.addAndGet(-frame.cost()) < 0) {
            throw new SandboxViolationException("sent more on a socket than it had credit for");
        }
    }
}
