package dev.holdfast.pod.sandbox;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.Link;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.invocation.Invocation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that the pod sent into a sandbox. As callee it passes on what the caller sends; what the sandbox answers it
 * checks and passes to the caller. Ends exactly once.
 */
final class Dispatch implements Callee {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final long exchange;
    private final Invocation invocation;
    private final Caller caller;
    private final Link link;
    private final Consumer<Dispatch> ended;
    private final CreditMeter responseCredit = CreditMeter.ofBody();
    private final AtomicBoolean done = new AtomicBoolean();
    private final boolean socketWanted;
    private volatile long object;
    private volatile boolean answered;
    private volatile boolean requestEnded;
    private volatile boolean unread;
    private volatile @Nullable SocketSide socket;
    private volatile @Nullable Callee joined;

    Dispatch(
            long exchange,
            Invocation invocation,
            RequestHead head,
            Caller caller,
            Link link,
            Consumer<Dispatch> ended) {
        this.exchange = exchange;
        this.invocation = invocation;
        this.socketWanted = head.wantsSocket();
        this.requestEnded = !head.isSession() && !(head.body() instanceof Body.Streamed);
        this.caller = caller;
        this.link = link;
        this.ended = ended;
    }

    long exchange() {
        return exchange;
    }

    RunningVersion version() {
        return invocation.subject().version();
    }

    /** Number of the placed object that handles it, 0 for none. */
    long object() {
        return object;
    }

    void handledBy(long placed) {
        object = placed;
    }

    /** The answer is the socket that a call of the same sandbox brought: from now on the two ends speak without it. */
    void join(IncomingCall call, Headers responseHeaders) {
        requireWanted();
        Callee other = call.handOver(caller);
        if (answered || other == null) {
            fail(Failures.NETWORK_LOST);
        } else if (!HeadRules.areSendable(responseHeaders)) {
            other.cancel();
            refuse(Failures.RESPONSE_HEAD);
        } else if (finish()) {
            answered(SWITCHING_PROTOCOLS);
            joined = other;
            caller.response(new ResponseHead(SWITCHING_PROTOCOLS, "", responseHeaders, new Body.None()));
            int granted = call.grantedOnSocket();
            if (granted > 0) {
                caller.credit(granted);
            }
        } else {
            other.cancel();
        }
    }

    /** The answer is a socket that the pod keeps for the object: from now on the caller speaks with who keeps it. */
    void leave(ExchangeMessage.SocketClaim claim, SocketKeeper keeper) {
        requireWanted();
        if (answered || !HeadRules.areSendable(claim.headers())) {
            keeper.lost(claim);
            refuse(Failures.RESPONSE_HEAD);
            return;
        }
        answered(SWITCHING_PROTOCOLS);
        Optional<Callee> kept = keeper.keep(claim, caller);
        if (kept.isEmpty()) {
            fail(Failures.OBJECT_OVERLOADED);
            return;
        }
        joined = kept.get();
        if (finish()) {
            caller.response(new ResponseHead(SWITCHING_PROTOCOLS, "", claim.headers(), new Body.None()));
            keeper.opened(claim.socket());
        } else {
            kept.get().cancel();
        }
    }

    void received(ExchangeMessage message) {
        if (done.get()) {
            return;
        }
        switch (message) {
            case ExchangeMessage.Response response -> answered(response);
            case ExchangeMessage.Failed failed -> fail(failed.failure());
            case ExchangeMessage.Chunk chunk -> bodyChunk(chunk.bytes());
            case ExchangeMessage.End _ -> bodyEnd();
            case ExchangeMessage.Abort abort -> bodyAbort(abort.reason());
            case ExchangeMessage.Credit credit -> caller.credit(checked(credit.bytes()));
            case ExchangeMessage.StopReading _ -> caller.stopReading();
            case ExchangeMessage.SocketFrame frame -> {
                requireSocket().said(frame, caller);
                count(frame.bytes(), Counter.BYTES_OUT, frame.last(), Counter.SOCKET_MESSAGES_OUT);
            }
            case ExchangeMessage.SocketClose close -> requireSocket().said(close, caller);
            case ExchangeMessage.SocketPass _ -> throw new SandboxViolationException("passed a socket to nobody");
            case ExchangeMessage.SocketClaim _ -> throw new SandboxViolationException("left a socket of nobody");
            case ExchangeMessage.Request _,
                    ExchangeMessage.Session _,
                    ExchangeMessage.Scheduled _,
                    ExchangeMessage.Alarm _,
                    ExchangeMessage.SocketMessage _,
                    ExchangeMessage.SocketEnded _,
                    ExchangeMessage.SocketFailed _,
                    ExchangeMessage.Cancel _ -> throw new SandboxViolationException("said what only an opener says");
        }
    }

    /** There will be no answer from the sandbox. */
    void fail(Failure failure) {
        if (finish()) {
            invocation.failed(failure);
            caller.failed(failure);
        }
    }

    @Override
    public void chunk(byte[] bytes) {
        invocation.count(Counter.BYTES_IN, bytes.length);
        send(new ExchangeMessage.Chunk(exchange, bytes));
    }

    @Override
    public void end() {
        send(new ExchangeMessage.End(exchange));
        requestEnded();
    }

    @Override
    public void abort(String reason) {
        send(new ExchangeMessage.Abort(exchange, reason));
        requestEnded();
    }

    @Override
    public void credit(int bytes) {
        Callee other = joined;
        SocketSide side = socket;
        if (other != null) {
            other.credit(bytes);
        } else if (side != null) {
            side.grant(bytes);
        } else {
            responseCredit.grant(bytes);
            send(new ExchangeMessage.Credit(exchange, bytes));
        }
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        Callee other = joined;
        SocketSide side = socket;
        if (other != null) {
            other.socketFrame(text, last, bytes);
        } else if (side != null) {
            count(bytes, Counter.BYTES_IN, last, Counter.SOCKET_MESSAGES_IN);
            side.frame(text, last, bytes);
        }
    }

    @Override
    public void socketClose(int code, String reason) {
        Callee other = joined;
        SocketSide side = socket;
        if (other != null) {
            other.socketClose(code, reason);
        } else if (side != null) {
            side.close(code, reason);
        }
    }

    @Override
    public void stopReading() {
        send(new ExchangeMessage.StopReading(exchange));
        unread = true;
        finishIfUnread();
    }

    @Override
    public void cancel() {
        Callee other = joined;
        if (other != null) {
            other.cancel();
        } else if (finish()) {
            invocation.cancelled();
            link.send(new ExchangeMessage.Cancel(exchange));
        }
    }

    private void send(ExchangeMessage message) {
        if (!done.get()) {
            link.send(message);
        }
    }

    private void answered(ExchangeMessage.Response response) {
        if (answered) {
            throw new SandboxViolationException("answered a request twice");
        }
        answered = true;
        if (!HeadRules.allow(response)) {
            refuse(Failures.RESPONSE_HEAD);
            return;
        }
        ResponseHead head = ResponseHead.of(response);
        if (head.status() == SWITCHING_PROTOCOLS && head.body() instanceof Body.None) {
            requireWanted();
            socket = new SocketSide(exchange, link, this::finish);
            answered(SWITCHING_PROTOCOLS);
            caller.response(new ResponseHead(SWITCHING_PROTOCOLS, "", head.headers(), head.body()));
            return;
        }
        if (response.status() < 200 || response.status() > 599) {
            refuse(Failures.of(
                    Failure.Cause.SCRIPT_THREW, "A response of status " + response.status() + " is not supported."));
            return;
        }
        answered(response.status());
        if (response.body() instanceof Body.Inline(byte[] bytes)) {
            invocation.count(Counter.BYTES_OUT, bytes.length);
        }
        if (response.body() instanceof Body.Streamed || finish()) {
            caller.response(head);
        }
    }

    /** What the sandbox answered goes no further. */
    private void refuse(Failure failure) {
        link.send(new ExchangeMessage.Cancel(exchange));
        fail(failure);
    }

    private void bodyChunk(byte[] bytes) {
        requireAnswered();
        responseCredit.spend(bytes.length);
        invocation.count(Counter.BYTES_OUT, bytes.length);
        caller.chunk(bytes);
    }

    private void bodyEnd() {
        requireAnswered();
        if (finish()) {
            caller.end();
        }
    }

    private void bodyAbort(String reason) {
        requireAnswered();
        if (finish()) {
            invocation.failed(Failures.of(Failure.Cause.SCRIPT_THREW, reason));
            caller.abort(reason);
        }
    }

    private SocketSide requireSocket() {
        SocketSide side = socket;
        if (side == null) {
            throw new SandboxViolationException("spoke on a socket that there is not");
        }
        return side;
    }

    private void requireWanted() {
        if (!socketWanted) {
            throw new SandboxViolationException("answered with a socket that nobody asked for");
        }
    }

    private void answered(int status) {
        answered = true;
        invocation.answered(status);
    }

    private void count(byte[] bytes, Counter asBytes, boolean last, Counter asMessage) {
        invocation.count(asBytes, bytes.length);
        invocation.count(asMessage, last ? 1 : 0);
    }

    private void requireAnswered() {
        if (!answered) {
            throw new SandboxViolationException("sent a body before its head");
        }
    }

    private void requestEnded() {
        requestEnded = true;
        finishIfUnread();
    }

    /** Nothing that anybody waits for will come any more. */
    private void finishIfUnread() {
        if (unread && requestEnded) {
            var _ = finish();
        }
    }

    private boolean finish() {
        if (done.compareAndSet(false, true)) {
            ended.accept(this);
            return true;
        }
        return false;
    }

    private static int checked(int credit) {
        if (credit <= 0) {
            throw new SandboxViolationException("granted credit of " + credit);
        }
        return credit;
    }
}
