package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.pod.exchange.Callee;

/** With whom the far end of an object's socket speaks, whether the object is awake or not. */
final class FarEnd implements Callee {
    private final SocketDoor door;
    private final HostedSocket socket;

    FarEnd(SocketDoor door, HostedSocket socket) {
        this.door = door;
        this.socket = socket;
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        door.heard(socket, text, last, bytes);
    }

    @Override
    public void socketClose(int code, String reason) {
        door.heardClose(socket, code, reason);
    }

    @Override
    public void credit(int bytes) {
        door.granted(socket, bytes);
    }

    @Override
    public void cancel() {
        door.heardClose(socket, SocketClose.LOST, "");
    }

    @Override
    public void chunk(byte[] bytes) {}

    @Override
    public void end() {}

    @Override
    public void abort(String reason) {}

    @Override
    public void stopReading() {}
}
