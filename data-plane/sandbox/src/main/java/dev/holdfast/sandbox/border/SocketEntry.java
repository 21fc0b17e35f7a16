package dev.holdfast.sandbox.border;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.ExchangeMessage.SocketEnded;
import dev.holdfast.link.message.ExchangeMessage.SocketFailed;
import dev.holdfast.link.message.PodMessage.RestoreSocket;
import dev.holdfast.link.message.PodMessage.RestoreSocketSettings;
import java.nio.charset.StandardCharsets;

/**
 * What Java may call in script about sockets that objects leave with the pod; {@code host-sockets.ts} says what each
 * function means. Under the same rules as {@link Entry}.
 */
public final class SocketEntry {
    private final Entry entry;
    private final Values values;

    SocketEntry(Entry entry, Values values) {
        this.entry = entry;
        this.values = values;
    }

    public void restore(RestoreSocketSettings settings) {
        AutoResponse pair = settings.autoResponse().orElse(new AutoResponse("", ""));
        entry.run(() -> entry.invoke(
                "restoreSocketSettings",
                values.number(settings.object()),
                values.bool(settings.autoResponse().isPresent()),
                values.text(pair.request()),
                values.text(pair.response()),
                values.number(settings.timeoutMillis())));
    }

    public void restore(RestoreSocket socket) {
        entry.run(() -> entry.invoke(
                "restoreSocket",
                values.number(socket.object()),
                values.number(socket.socket()),
                values.texts(socket.tags()),
                values.bool(socket.attachment().isPresent()),
                values.bytes(socket.attachment().orElse(new byte[0])),
                values.bool(socket.closed()),
                values.number(socket.credit())));
    }

    public void credit(long object, long socket, int bytes) {
        entry.run(() ->
                entry.invoke("objectSocketCredit", values.number(object), values.number(socket), values.number(bytes)));
    }

    /** Part of a message; text that is whole crosses as a string. */
    public void message(long event, long object, long socket, boolean text, boolean last, boolean whole, byte[] bytes) {
        entry.run(() -> entry.invoke(
                "objectSocketMessage",
                values.number(event),
                values.number(object),
                values.number(socket),
                values.bool(text),
                values.bool(last),
                values.bool(text && whole),
                text && whole ? values.text(new String(bytes, StandardCharsets.UTF_8)) : values.bytes(bytes)));
    }

    public void ended(SocketEnded ended) {
        entry.run(() -> entry.invoke(
                "objectSocketEnded",
                values.number(ended.exchange()),
                values.number(ended.object()),
                values.number(ended.socket()),
                values.number(ended.code()),
                values.text(ended.reason()),
                values.bool(ended.clean())));
    }

    public void failed(SocketFailed failed) {
        entry.run(() -> entry.invoke(
                "objectSocketFailed",
                values.number(failed.exchange()),
                values.number(failed.object()),
                values.number(failed.socket()),
                values.text(failed.message())));
    }
}
