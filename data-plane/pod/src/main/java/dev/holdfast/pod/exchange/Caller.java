package dev.holdfast.pod.exchange;

import dev.holdfast.link.message.Failure;

/** The end that asked. Gets one response, or a failure before or while the response's body flows. */
public interface Caller extends BodyPeer {
    /** The response's head. */
    void response(ResponseHead head);

    /** There is no response, or its body breaks off. */
    void failed(Failure failure);
}
