package dev.holdfast.pod.exchange;

/**
 * One end of an exchange as the other end sees it: takes the body that the other end sends, and is told how much of its
 * own body the other end takes. Methods never block and may be called by any thread, but for one exchange in the order
 * in which things happened.
 */
public interface BodyPeer {
    /** Part of the streamed body. */
    void chunk(byte[] bytes);

    /** The streamed body is complete. */
    void end();

    /** The streamed body will not be completed. */
    void abort(String reason);

    /** This peer may send so many bytes more of its own body. */
    void credit(int bytes);

    /** Nobody wants the rest of this peer's own body. */
    void stopReading();
}
