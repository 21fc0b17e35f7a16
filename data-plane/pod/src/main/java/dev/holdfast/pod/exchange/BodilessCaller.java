package dev.holdfast.pod.exchange;

/** A caller that sends no body and passes over any that comes back: of an event that is no request. */
public abstract class BodilessCaller implements Caller {
    @Override
    public final void chunk(byte[] bytes) {}

    @Override
    public final void end() {}

    @Override
    public final void abort(String reason) {}

    @Override
    public final void credit(int bytes) {}

    @Override
    public final void stopReading() {}

    @Override
    public final void socketFrame(boolean text, boolean last, byte[] bytes) {}

    @Override
    public final void socketClose(int code, String reason) {}
}
