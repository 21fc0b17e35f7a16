package dev.holdfast.pod.socket;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.SocketFrame;
import dev.holdfast.pod.exchange.BodyPeer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what arrives from the network, as far as the peer has granted credit; without credit the connection is not
 * read. Belongs to one event loop.
 */
final class SocketReader {
    private final WebSocketBase socket;
    private final BodyPeer peer;
    private final Runnable tooLarge;
    private final Deque<Part> arrived = new ArrayDeque<>();
    private @Nullable Close close;
    private long credit;
    private long messageBytes;
    private boolean text;
    private boolean draining;
    private boolean over;

    private record Part(boolean text, boolean last, Buffer bytes) {}

    private record Close(int code, String reason) {}

    /** @param tooLarge called once when a message is larger than is taken; nothing is passed on afterwards */
    SocketReader(WebSocketBase socket, BodyPeer peer, Runnable tooLarge) {
        this.socket = socket;
        this.peer = peer;
        this.tooLarge = tooLarge;
        socket.frameHandler(this::arrived);
        socket.pause();
    }

    void grant(int bytes) {
        credit += bytes;
        pump();
    }

    /** Nothing more comes from the network: what is there already is taken in, whatever credit there is. */
    void drain() {
        draining = true;
        socket.resume();
    }

    /** The last thing that arrived. */
    void closed(int code, String reason) {
        if (close == null) {
            close = new Close(code, reason);
            pump();
        }
    }

    /** Nobody listens any more. */
    void stop() {
        over = true;
        arrived.clear();
    }

    private void arrived(WebSocketFrame frame) {
        if (over || frame.isClose() || frame.isPing()) {
            return;
        }
        if (!frame.isContinuation()) {
            text = frame.isText();
        }
        Buffer bytes = frame.binaryData();
        messageBytes += bytes.length();
        if (messageBytes > NetworkSocket.MAX_MESSAGE) {
            stop();
            tooLarge.run();
            return;
        }
        if (frame.isFinal()) {
            messageBytes = 0;
        }
        arrived.add(new Part(text, frame.isFinal(), bytes));
        pump();
    }

    private void pump() {
        while (credit > SocketFrame.OVERHEAD && !arrived.isEmpty()) {
            sendSome(arrived.remove());
        }
        if (!arrived.isEmpty()) {
            if (!draining) {
                socket.pause();
            }
        } else if (close == null) {
            socket.resume();
        } else if (credit > 0 && !over) {
            over = true;
            peer.socketClose(close.code(), close.reason());
        }
    }

    private void sendSome(Part part) {
        int length = part.bytes().length();
        int count = (int) Math.min(Math.min(credit - SocketFrame.OVERHEAD, ExchangeMessage.MAX_CHUNK), length);
        credit -= count + SocketFrame.OVERHEAD;
        peer.socketFrame(
                part.text(), part.last() && count == length, part.bytes().getBytes(0, count));
        if (count < length) {
            arrived.addFirst(new Part(part.text(), part.last(), part.bytes().slice(count, length)));
        }
    }
}
