package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notices when a request is over: then {@code ended} runs, once. */
final class CountedCaller implements Caller {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Caller caller;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();

    CountedCaller(Caller caller, Runnable ended) {
        this.caller = caller;
        this.ended = ended;
    }

    /** The caller has gone. */
    void over() {
        if (over.compareAndSet(false, true)) {
            ended.run();
        }
    }

    @Override
    public void response(ResponseHead head) {
        caller.response(head);
        if (!(head.body() instanceof Body.Streamed) && head.status() != SWITCHING_PROTOCOLS) {
            over();
        }
    }

    @Override
    public void failed(Failure failure) {
        over();
        caller.failed(failure);
    }

    @Override
    public void chunk(byte[] bytes) {
        caller.chunk(bytes);
    }

    @Override
    public void end() {
        over();
        caller.end();
    }

    @Override
    public void abort(String reason) {
        over();
        caller.abort(reason);
    }

    @Override
    public void credit(int bytes) {
        caller.credit(bytes);
    }

    @Override
    public void stopReading() {
        caller.stopReading();
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        caller.socketFrame(text, last, bytes);
    }

    /** The server has closed, or the connection is lost: either way it is as good as over. */
    @Override
    public void socketClose(int code, String reason) {
        if (code >= SocketClose.LOWEST) {
            over();
        }
        caller.socketClose(code, reason);
    }
}
