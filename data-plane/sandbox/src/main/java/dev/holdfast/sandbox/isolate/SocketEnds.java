package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;

/** How far the two directions of a socket are. A lost connection ends both. */
final class SocketEnds {
    private boolean sent;
    private boolean received;
    private boolean amidMessage;

    /** This end has said its last word. */
    void sentClose(int code) {
        sent = true;
        received |= code == SocketClose.LOST;
    }

    /** The other end has said its last word. */
    void receivedClose(int code) {
        received = true;
        sent |= code == SocketClose.LOST;
    }

    /** Takes note of a part of a message; whether it is a message of its own. */
    boolean isWhole(boolean last) {
        boolean whole = last && !amidMessage;
        amidMessage = !last;
        return whole;
    }

    boolean maySend() {
        return !sent;
    }

    boolean areClosed() {
        return sent && received;
    }
}
