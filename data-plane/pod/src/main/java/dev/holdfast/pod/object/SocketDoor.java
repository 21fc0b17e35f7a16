package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;

/** How far ends and instances speak to an object's sockets: one at a time, under the lock of the object. */
final class SocketDoor {
    private final HostedObject host;
    private final HostedSockets sockets;
    private final Timers timers;

    SocketDoor(HostedObject host, HostedSockets sockets, Timers timers) {
        this.host = host;
        this.sockets = sockets;
        this.timers = timers;
    }

    /** The far end of a socket said something. */
    void heard(HostedSocket socket, boolean text, boolean last, byte[] bytes) {
        synchronized (host) {
            sockets.heard(socket, text, last, bytes, timers.epochMillis());
            host.eventEnded();
        }
    }

    /** The far end of a socket says nothing more. */
    void heardClose(HostedSocket socket, int code, String reason) {
        synchronized (host) {
            sockets.heardClose(socket, code, reason);
            host.eventEnded();
        }
    }

    /** The far end of a socket takes more. */
    void granted(HostedSocket socket, int bytes) {
        synchronized (host) {
            sockets.granted(socket, bytes);
        }
    }

    /** An instance leaves a socket here; empty when it is not current, or has too many. */
    Optional<Callee> claim(Instance by, SocketClaim claim, Caller far) {
        synchronized (host) {
            return host.isCurrent(by)
                    ? sockets.claim(claim, far).map(kept -> new FarEnd(this, kept))
                    : Optional.empty();
        }
    }

    void opened(Instance by, long socket) {
        synchronized (host) {
            if (host.isCurrent(by)) {
                sockets.opened(socket);
            }
        }
    }

    /** An instance says something of its sockets. */
    void said(Instance by, SandboxMessage.OfSocket message) {
        synchronized (host) {
            if (host.isCurrent(by)) {
                sockets.said(message);
            }
        }
    }
}
