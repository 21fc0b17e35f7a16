package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.ResponseHead;

/** A caller that has gone: hears nothing. */
enum GoneCaller implements Caller {
    /** The one. */
    INSTANCE;

    @Override
    public void response(ResponseHead head) {}

    @Override
    public void failed(Failure failure) {}

    @Override
    public void chunk(byte[] bytes) {}

    @Override
    public void end() {}

    @Override
    public void abort(String reason) {}

    @Override
    public void credit(int bytes) {}

    @Override
    public void stopReading() {}

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {}

    @Override
    public void socketClose(int code, String reason) {}
}
