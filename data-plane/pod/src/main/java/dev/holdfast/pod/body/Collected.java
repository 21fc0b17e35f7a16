package dev.holdfast.pod.body;

/** What becomes of a body that is taken in: exactly one of these is called in the end, and {@link #hasRoom} before. */
public interface Collected {
    /** Whether so many bytes more may be kept; if not, the body counts as too large. */
    default boolean hasRoom(int bytes) {
        return true;
    }

    void whole(byte[] body);

    /** It is longer than allowed, or there is no room; the rest is not wanted any more. */
    void tooLarge();

    /** It ended before its end. */
    void brokenOff();

    /** Nobody waits for an answer any more. */
    void cancelled();
}
