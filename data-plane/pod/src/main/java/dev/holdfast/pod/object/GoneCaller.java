package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.BodilessCaller;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.ResponseHead;

/** A caller that has gone: hears nothing. */
final class GoneCaller extends BodilessCaller {
    /** The one. */
    static final Caller INSTANCE = new GoneCaller();

    private GoneCaller() {}

    @Override
    public void response(ResponseHead head) {}

    @Override
    public void failed(Failure failure) {}
}
