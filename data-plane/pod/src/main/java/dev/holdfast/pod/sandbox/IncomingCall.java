package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.coding.BodyDecoder;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that a sandbox opened. As caller it carries the answer back; what the sandbox sends it checks and passes to
 * the callee. Ends exactly once.
 */
final class IncomingCall implements Caller {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final long exchange;
    private final Link link;
    private final Consumer<IncomingCall> ended;
    private final CreditMeter requestCredit = CreditMeter.ofBody();
    private final AtomicBoolean done = new AtomicBoolean();
    private final Object handingOver = new Object();
    private volatile @Nullable Callee callee;
    private volatile @Nullable SocketSide socket;
    private volatile @Nullable Caller heir;
    private volatile @Nullable DecodedAnswer decoded;
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

    /**
     * The socket that answered this call belongs to somebody else from now on; the call is over for the sandbox.
     *
     * @return who speaks at its other end; null when the connection is lost already
     */
    @Nullable
    Callee handOver(Caller to) {
        if (socket == null) {
            throw new SandboxViolationException("passed on what is no socket");
        }
        synchronized (handingOver) {
            if (!finish()) {
                return null;
            }
            heir = to;
            return callee;
        }
    }

    /** What the socket's other end has granted so far. */
    int grantedOnSocket() {
        SocketSide side = socket;
        return side == null ? 0 : side.granted();
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
                DecodedAnswer body = decoded;
                if (body == null) {
                    answering.credit(credit.bytes());
                } else {
                    decode(() -> body.grant(credit.bytes(), answering));
                }
            }
            case ExchangeMessage.StopReading _ -> {
                answering.stopReading();
                end();
            }
            case ExchangeMessage.SocketFrame frame -> requireSocket().said(frame, answering);
            case ExchangeMessage.SocketClose close -> requireSocket().said(close, answering);
            case ExchangeMessage.SocketPass _ -> throw new SandboxViolationException("passed a socket to a call");
            case ExchangeMessage.SocketClaim _ -> throw new SandboxViolationException("left a socket to a call");
            case ExchangeMessage.Cancel _ -> cancelled();
            case ExchangeMessage.Request _,
                    ExchangeMessage.Session _,
                    ExchangeMessage.Scheduled _,
                    ExchangeMessage.Alarm _,
                    ExchangeMessage.SocketMessage _,
                    ExchangeMessage.SocketEnded _,
                    ExchangeMessage.SocketFailed _,
                    ExchangeMessage.Response _,
                    ExchangeMessage.Failed _ ->
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
        if (head.isEncoded() && BodyDecoder.decodes(codingOf(head))) {
            encodedResponse(head);
            return;
        }
        if (head.status() == SWITCHING_PROTOCOLS) {
            socket = new SocketSide(exchange, link, this::finish);
        }
        boolean goesOn = head.body() instanceof Body.Streamed || socket != null;
        if (goesOn ? done.get() : !finish()) {
            return;
        }
        answered = true;
        link.send(
                new ExchangeMessage.Response(exchange, head.status(), head.statusText(), head.headers(), head.body()));
    }

    /** The coding stays in the header: the body gets it again on its way to a client. */
    private void encodedResponse(ResponseHead head) {
        if (head.body() instanceof Body.None) {
            response(new ResponseHead(head.status(), head.statusText(), head.headers(), head.body()));
            return;
        }
        decoded = new DecodedAnswer(BodyDecoder.of(codingOf(head)), this::passOn, this::complete);
        response(new ResponseHead(head.status(), head.statusText(), head.headers(), new Body.Streamed(-1)));
        if (head.body() instanceof Body.Inline(byte[] whole)) {
            chunk(whole);
            end();
        }
    }

    private static @Nullable String codingOf(ResponseHead head) {
        return head.headers().first("content-encoding").orElse(null);
    }

    private void decode(Runnable step) {
        try {
            step.run();
        } catch (BodyDecoder.CorruptBodyException e) {
            Callee answering = callee;
            failed(Failures.NETWORK_LOST);
            if (answering != null) {
                answering.cancel();
            }
        }
    }

    @Override
    public void failed(Failure failure) {
        Caller passedTo;
        synchronized (handingOver) {
            passedTo = heir;
            if (passedTo == null && finish()) {
                link.send(new ExchangeMessage.Failed(exchange, failure));
            }
        }
        if (passedTo != null) {
            passedTo.failed(failure);
        }
    }

    @Override
    public void chunk(byte[] bytes) {
        DecodedAnswer body = decoded;
        if (body == null) {
            passOn(bytes);
        } else {
            decode(() -> body.chunk(bytes, callee));
        }
    }

    @Override
    public void end() {
        DecodedAnswer body = decoded;
        if (body == null) {
            complete();
        } else {
            body.end();
        }
    }

    private void passOn(byte[] bytes) {
        if (!done.get()) {
            link.send(new ExchangeMessage.Chunk(exchange, bytes));
        }
    }

    private void complete() {
        if (finish()) {
            link.send(new ExchangeMessage.End(exchange));
        }
    }

    @Override
    public void abort(String reason) {
        Caller passedTo;
        synchronized (handingOver) {
            passedTo = heir;
            if (passedTo == null && finish()) {
                link.send(new ExchangeMessage.Abort(exchange, reason));
            }
        }
        if (passedTo != null) {
            passedTo.abort(reason);
        }
    }

    @Override
    public void credit(int bytes) {
        Caller passedTo = heir;
        SocketSide side = socket;
        if (passedTo != null) {
            passedTo.credit(bytes);
        } else if (side != null) {
            side.grant(bytes);
        } else {
            requestCredit.grant(bytes);
            if (!done.get()) {
                link.send(new ExchangeMessage.Credit(exchange, bytes));
            }
        }
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        Caller passedTo = heir;
        SocketSide side = socket;
        if (passedTo != null) {
            passedTo.socketFrame(text, last, bytes);
        } else if (side != null) {
            side.frame(text, last, bytes);
        }
    }

    @Override
    public void socketClose(int code, String reason) {
        Caller passedTo;
        SocketSide side = socket;
        synchronized (handingOver) {
            passedTo = heir;
            if (passedTo == null && side != null) {
                side.close(code, reason);
            }
        }
        if (passedTo != null) {
            passedTo.socketClose(code, reason);
        }
    }

    @Override
    public void stopReading() {
        if (!done.get()) {
            link.send(new ExchangeMessage.StopReading(exchange));
        }
    }

    private SocketSide requireSocket() {
        SocketSide side = socket;
        if (side == null) {
            throw new SandboxViolationException("spoke on a socket that there is not");
        }
        return side;
    }

    private boolean finish() {
        if (done.compareAndSet(false, true)) {
            DecodedAnswer body = decoded;
            if (body != null) {
                body.close();
            }
            ended.accept(this);
            return true;
        }
        return false;
    }
}
