package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Body;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.sandbox.NoCallee;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Takes a whole body in, up to a limit. */
final class BodyCollector implements Callee {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final Caller caller;
    private final long limit;
    private final Consumer<byte[]> complete;
    private final Runnable tooLarge;
    private boolean over;

    private BodyCollector(Caller caller, long limit, Consumer<byte[]> complete, Runnable tooLarge) {
        this.caller = caller;
        this.limit = limit;
        this.complete = complete;
        this.tooLarge = tooLarge;
    }

    /** Exactly one of the two runs, unless the body breaks off. */
    static Callee collect(Body body, Caller caller, long limit, Consumer<byte[]> complete, Runnable tooLarge) {
        switch (body) {
            case Body.None _ -> complete.accept(new byte[0]);
            case Body.Inline(byte[] bytes) -> {
                if (bytes.length > limit) {
                    tooLarge.run();
                } else {
                    complete.accept(bytes);
                }
            }
            case Body.Streamed(long length) -> {
                if (length > limit) {
                    tooLarge.run();
                } else {
                    return new BodyCollector(caller, limit, complete, tooLarge);
                }
            }
        }
        return NoCallee.INSTANCE;
    }

    @Override
    public void chunk(byte[] bytes) {
        if (over) {
            return;
        }
        if (collected.size() + (long) bytes.length > limit) {
            over = true;
            caller.stopReading();
            tooLarge.run();
            return;
        }
        collected.writeBytes(bytes);
        caller.credit(bytes.length);
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            complete.accept(collected.toByteArray());
        }
    }

    /** What does not arrive as a whole is not kept. */
    @Override
    public void abort(String reason) {
        if (!over) {
            over = true;
            tooLarge.run();
        }
    }

    @Override
    public void cancel() {
        over = true;
    }

    @Override
    public void credit(int bytes) {}

    @Override
    public void stopReading() {}

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {}

    @Override
    public void socketClose(int code, String reason) {}
}
