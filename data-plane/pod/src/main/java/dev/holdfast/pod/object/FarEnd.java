package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.pod.exchange.Callee;

/** With whom the far end of an object's socket speaks, whether the object is awake or not. */
final class FarEnd implements Callee {
    private final HostedObject host;
    private final HostedSocket socket;

    FarEnd(HostedObject host, HostedSocket socket) {
        this.host = host;
        this.socket = socket;
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        host.heard(socket, text, last, bytes);
    }

    @Override
    public void socketClose(int code, String reason) {
        host.heardClose(socket, code, reason);
    }

    @Override
    public void credit(int bytes) {
        host.granted(socket, bytes);
    }

    @Override
    public void cancel() {
        host.heardClose(socket, SocketClose.LOST, "");
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
