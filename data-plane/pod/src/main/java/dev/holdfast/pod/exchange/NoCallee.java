package dev.holdfast.pod.exchange;

/** Answers nobody: the request was refused, and what still comes of it is dropped. */
public enum NoCallee implements Callee {
    /** The one. */
    INSTANCE;

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

    @Override
    public void cancel() {}
}
