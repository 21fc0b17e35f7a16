package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that a sandbox opened. As caller it carries the answer back; what the sandbox sends it checks and passes to
 * the callee. Ends exactly once.
 */
final class IncomingCall implements Caller {
    private final long exchange;
    private final Link link;
    private final Consumer<IncomingCall> ended;
    private final CreditMeter requestCredit = new CreditMeter();
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Callee callee;
    private volatile boolean answered;

    IncomingCall(long exchange, Link link, Consumer<IncomingCall> ended) {
        this.exchange = exchange;
        this.link = link;
        this.ended = ended;
    }

    long exchange() {
        return exchange;
    }

    /** Who answers; set before anything else of this exchange is received. */
    void answeredBy(Callee answering) {
        callee = answering;
    }

    void received(ExchangeMessage message) {
        Callee answering = callee;
        if (answering == null || done.get()) {
            return;
        }
        switch (message) {
            case ExchangeMessage.Chunk chunk -> {
                requestCredit.spend(chunk.bytes().length);
                answering.chunk(chunk.bytes());
            }
            case ExchangeMessage.End _ -> answering.end();
            case ExchangeMessage.Abort abort -> answering.abort(abort.reason());
            case ExchangeMessage.Credit credit -> {
                if (!answered) {
                    throw new SandboxViolationException("granted credit for a body that it has not seen");
                }
                if (credit.bytes() <= 0) {
                    throw new SandboxViolationException("granted credit of " + credit.bytes());
                }
                answering.credit(credit.bytes());
            }
            case ExchangeMessage.StopReading _ -> answering.stopReading();
            case ExchangeMessage.Cancel _ -> cancelled();
            case ExchangeMessage.Request _, ExchangeMessage.Response _, ExchangeMessage.Failed _ ->
                throw new SandboxViolationException("said what only an answering end says");
        }
    }

    /** The caller has gone. */
    void cancelled() {
        Callee answering = callee;
        if (finish() && answering != null) {
            answering.cancel();
        }
    }

    @Override
    public void response(ResponseHead head) {
        if (head.body() instanceof Body.Streamed ? done.get() : !finish()) {
            return;
        }
        answered = true;
        link.send(
                new ExchangeMessage.Response(exchange, head.status(), head.statusText(), head.headers(), head.body()));
    }

    @Override
    public void failed(Failure failure) {
        if (finish()) {
            link.send(new ExchangeMessage.Failed(exchange, failure));
        }
    }

    @Override
    public void chunk(byte[] bytes) {
        if (!done.get()) {
            link.send(new ExchangeMessage.Chunk(exchange, bytes));
        }
    }

    @Override
    public void end() {
        if (finish()) {
            link.send(new ExchangeMessage.End(exchange));
        }
    }

    @Override
    public void abort(String reason) {
        if (finish()) {
            link.send(new ExchangeMessage.Abort(exchange, reason));
        }
    }

    @Override
    public void credit(int bytes) {
        requestCredit.grant(bytes);
        if (!done.get()) {
            link.send(new ExchangeMessage.Credit(exchange, bytes));
        }
    }

    @Override
    public void stopReading() {
        if (!done.get()) {
            link.send(new ExchangeMessage.StopReading(exchange));
        }
    }

    private boolean finish() {
        if (done.compareAndSet(false, true)) {
            ended.accept(this);
            return true;
        }
        return false;
    }
}
