package dev.holdfast.pod.assets;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** Sends a large file piece by piece, each read only when the caller has credit for it. Safe for several threads. */
final class PieceSender implements Callee {
    private static final int PIECE = 4 * ExchangeMessage.MAX_CHUNK;

    private final Pieces pieces;
    private final Caller caller;
    private final int end;
    private int next;
    private long credit = ExchangeMessage.INITIAL_CREDIT;
    private boolean reading;
    private boolean over;

    /** Where pieces come from. */
    @FunctionalInterface
    interface Pieces {
        CompletionStage<byte[]> read(int from, int count);
    }

    /** @param end where it ends, exclusive */
    PieceSender(Pieces pieces, Caller caller, int begin, int end) {
        this.pieces = pieces;
        this.caller = caller;
        this.next = begin;
        this.end = end;
    }

    /** Begins to send. */
    synchronized void start() {
        pump();
    }

    @Override
    public synchronized void credit(int granted) {
        credit += granted;
        pump();
    }

    @Override
    public synchronized void cancel() {
        over = true;
    }

    @Override
    public synchronized void stopReading() {
        if (!over) {
            over = true;
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
        if (over || reading || credit <= 0) {
            return;
        }
        if (next == end) {
            over = true;
            caller.end();
            return;
        }
        reading = true;
        int count = (int) Math.min(Math.min(credit, PIECE), end - next);
        var _ = pieces.read(next, count).whenComplete(this::arrived);
    }

    private synchronized void arrived(byte[] piece, Throwable failure) {
        reading = false;
        if (over) {
            return;
        }
        if (failure != null) {
            over = true;
            caller.abort("the file cannot be read");
            return;
        }
        for (int at = 0; at < piece.length; at += ExchangeMessage.MAX_CHUNK) {
            caller.chunk(Arrays.copyOfRange(piece, at, Math.min(piece.length, at + ExchangeMessage.MAX_CHUNK)));
        }
        next += piece.length;
        credit -= piece.length;
        pump();
    }
}
