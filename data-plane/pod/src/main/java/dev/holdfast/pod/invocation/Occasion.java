package dev.holdfast.pod.invocation;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;

/** What an invocation is about. */
public sealed interface Occasion {
    /** A request; its body is not kept. */
    record Fetch(String method, String url, Headers headers) implements Occasion {}

    /** A session of remote calls. */
    record Session() implements Occasion {}

    /** A schedule was due. */
    record Scheduled(String cron, long dueMillis) implements Occasion {}

    /** An alarm was due. */
    record Alarm(long dueMillis) implements Occasion {}

    /** A socket that the object left with the pod brought a message. */
    record SocketMessage() implements Occasion {}

    /** The far end of such a socket says nothing more. */
    record SocketEnded(int code, boolean clean) implements Occasion {}

    /** The connection of such a socket failed. */
    record SocketFailed() implements Occasion {}

    /** None that is known: what is printed outside of events. */
    record Unknown() implements Occasion {}

    /** What the message is about that opens an exchange with a sandbox. */
    static Occasion of(ExchangeMessage opening) {
        return switch (opening) {
            case ExchangeMessage.Request m -> new Fetch(m.method(), m.url(), m.headers());
            case ExchangeMessage.Session _ -> new Session();
            case ExchangeMessage.Scheduled m -> new Scheduled(m.cron(), m.dueMillis());
            case ExchangeMessage.Alarm m -> new Alarm(m.dueMillis());
            case ExchangeMessage.SocketMessage _ -> new SocketMessage();
            case ExchangeMessage.SocketEnded m -> new SocketEnded(m.code(), m.clean());
            case ExchangeMessage.SocketFailed _ -> new SocketFailed();
            case ExchangeMessage.Response _,
                    ExchangeMessage.Failed _,
                    ExchangeMessage.Cancel _,
                    ExchangeMessage.Chunk _,
                    ExchangeMessage.End _,
                    ExchangeMessage.Abort _,
                    ExchangeMessage.Credit _,
                    ExchangeMessage.StopReading _,
                    ExchangeMessage.SocketFrame _,
                    ExchangeMessage.SocketClose _,
                    ExchangeMessage.SocketPass _,
                    ExchangeMessage.SocketClaim _ -> throw new IllegalArgumentException("opens nothing: " + opening);
        };
    }
}
