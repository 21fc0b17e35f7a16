package dev.holdfast.pod.body;

import dev.holdfast.link.message.Body;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import java.io.ByteArrayOutputStream;

/** Takes a whole body in, up to a limit. */
public final class BodyCollector implements Callee {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Caller caller;
    private final long limit;
    private final Collected collected;
    private boolean over;

    private BodyCollector(Caller caller, long limit, Collected collected) {
        this.caller = caller;
        this.limit = limit;
        this.collected = collected;
    }

    /** @param limit most bytes that the body may have */
    public static Callee collect(Body body, Caller caller, long limit, Collected collected) {
        switch (body) {
            case Body.None _ -> collected.whole(new byte[0]);
            case Body.Inline(byte[] inline) -> {
                if (inline.length > limit) {
                    collected.tooLarge();
                } else {
                    collected.whole(inline);
                }
            }
            case Body.Streamed(long length) -> {
                if (length <= limit) {
                    return new BodyCollector(caller, limit, collected);
                }
                caller.stopReading();
                collected.tooLarge();
            }
        }
        return NoCallee.INSTANCE;
    }

    @Override
    public void chunk(byte[] chunk) {
        if (over) {
            return;
        }
        if (bytes.size() + (long) chunk.length > limit || !collected.hasRoom(chunk.length)) {
            over = true;
            caller.stopReading();
            collected.tooLarge();
            return;
        }
        bytes.writeBytes(chunk);
        caller.credit(chunk.length);
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            collected.whole(bytes.toByteArray());
        }
    }

    @Override
    public void abort(String reason) {
        if (!over) {
            over = true;
            collected.brokenOff();
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            collected.cancelled();
        }
    }

    @Override
    public void credit(int granted) {}

    @Override
    public void stopReading() {}

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {}

    @Override
    public void socketClose(int code, String reason) {}
}
