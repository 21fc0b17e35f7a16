package dev.holdfast.pod.body;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import java.util.Arrays;

/** Sends a body that is at hand, as fast as the caller grants credit. Safe for several threads. */
public final class BytesSender implements Callee {
    private final byte[] bytes;
    private final Caller caller;
    private final Runnable ended;
    private long credit = ExchangeMessage.INITIAL_CREDIT;
    private int sent;
    private boolean over;

    public BytesSender(byte[] bytes, Caller caller) {
        this(bytes, caller, () -> {});
    }

    /** @param ended runs once, when nothing more will be sent */
    public BytesSender(byte[] bytes, Caller caller, Runnable ended) {
        this.bytes = bytes;
        this.caller = caller;
        this.ended = ended;
    }

    /** Begins to send. */
    public synchronized void start() {
        pump();
    }

    @Override
    public synchronized void credit(int granted) {
        credit += granted;
        pump();
    }

    @Override
    public synchronized void cancel() {
        finish();
    }

    @Override
    public synchronized void stopReading() {
        if (!over) {
            finish();
            caller.end();
        }
    }

    @Override
    public void chunk(byte[] chunk) {}

    @Override
    public void end() {}

    @Override
    public void abort(String reason) {}

    @Override
    public void socketFrame(boolean text, boolean last, byte[] frame) {}

    @Override
    public void socketClose(int code, String reason) {}

    private void pump() {
        while (!over && credit > 0 && sent < bytes.length) {
            int count = (int) Math.min(Math.min(credit, ExchangeMessage.MAX_CHUNK), bytes.length - sent);
            caller.chunk(Arrays.copyOfRange(bytes, sent, sent + count));
            sent += count;
            credit -= count;
        }
        if (!over && sent == bytes.length) {
            finish();
            caller.end();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            ended.run();
        }
    }
}
