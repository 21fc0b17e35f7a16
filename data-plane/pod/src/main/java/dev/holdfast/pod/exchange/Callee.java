package dev.holdfast.pod.exchange;

/** The end that answers. */
public interface Callee extends BodyPeer {
    /** The caller no longer waits. */
    void cancel();
}
