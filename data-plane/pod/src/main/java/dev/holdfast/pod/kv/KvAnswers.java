package dev.holdfast.pod.kv;

import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvNamespaceGoneException;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.body.ByteBudget;
import dev.holdfast.pod.body.BytesSender;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Answers one asker. What is refused is a status with the reason as its text, which script sees. */
final class KvAnswers {
    private static final Logger LOG = Logger.getLogger(KvAnswers.class);

    private final ByteBudget budget;
    private final String account;
    private final Caller caller;

    KvAnswers(ByteBudget budget, String account, Caller caller) {
        this.budget = budget;
        this.account = account;
        this.caller = caller;
    }

    Callee done() {
        return empty(200, "OK");
    }

    Callee notFound() {
        return empty(404, "Not Found");
    }

    /** Sends bytes for which room has been made; the room is given back when they are sent. */
    Callee send(byte[] bytes, Headers headers, long room) {
        if (bytes.length <= ExchangeMessage.MAX_CHUNK) {
            release(room);
            caller.response(new ResponseHead(200, "OK", headers, new Body.Inline(bytes)));
            return NoCallee.INSTANCE;
        }
        caller.response(new ResponseHead(200, "OK", headers, new Body.Streamed(bytes.length)));
        BytesSender sender = new BytesSender(bytes, caller, () -> release(room));
        sender.start();
        return sender;
    }

    /** Sends bytes, if there is room for them. */
    Callee send(byte[] bytes) {
        int room = bytes.length <= ExchangeMessage.MAX_CHUNK ? 0 : bytes.length;
        return reserve(room) ? send(bytes, Headers.EMPTY, room) : refuse(noRoom());
    }

    boolean reserve(long room) {
        return room == 0 || budget.take(account, room);
    }

    void release(long room) {
        if (room > 0) {
            budget.give(account, room);
        }
    }

    static KvException noRoom() {
        return new KvException(429, "Too many large values are being read or written at a time");
    }

    Callee refuse(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof KvException refused) {
            return empty(refused.status(), refused.getMessage());
        }
        if (cause instanceof KvNamespaceGoneException) {
            return empty(400, "The KV namespace does not exist");
        }
        LOG.warnf("a KV operation of account %s failed: %s", account, cause);
        return empty(503, "Service Unavailable");
    }

    private Callee empty(int status, String text) {
        caller.response(new ResponseHead(status, text, Headers.EMPTY, new Body.None()));
        return NoCallee.INSTANCE;
    }
}
