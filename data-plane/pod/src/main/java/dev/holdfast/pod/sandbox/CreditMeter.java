package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import java.util.concurrent.atomic.AtomicLong;

/** Holds a sandbox to the credit that it was granted for one body. */
final class CreditMeter {
    private final AtomicLong left = new AtomicLong(ExchangeMessage.INITIAL_CREDIT);

    void grant(int bytes) {
        left.addAndGet(bytes);
    }

    void spend(int bytes) {
        if (bytes > ExchangeMessage.MAX_CHUNK || left.addAndGet(-bytes) < 0) {
            throw new SandboxViolationException("sent more of a body than it had credit for");
        }
    }
}
