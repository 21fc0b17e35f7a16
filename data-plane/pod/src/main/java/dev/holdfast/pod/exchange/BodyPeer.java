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

    /**
     * After a response of status 101: a message, or a part of one. Only as far as this peer has granted credit, of
     * which nothing is there at first; a part uses up {@code SocketFrame.OVERHEAD} and its bytes.
     *
     * @param last whether the message is complete with this
     */
    void socketFrame(boolean text, boolean last, byte[] bytes);

    /**
     * The other end of the socket says nothing more, see {@code SocketClose}; it waits for credit as messages do,
     * unless the connection is lost.
     */
    void socketClose(int code, String reason);
}
