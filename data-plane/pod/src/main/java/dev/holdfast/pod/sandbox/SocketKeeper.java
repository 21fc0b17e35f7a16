package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import java.util.Optional;

/**
 * Keeps the sockets that an object in a sandbox leaves with the pod; called by the link's reading thread, with what was
 * checked as far as that goes without knowing the sockets. What an instance says that is not current any more has no
 * effect.
 */
public interface SocketKeeper {
    /**
     * Takes a socket.
     *
     * @param far who speaks at its other end; {@link #opened} follows when the answer has been passed on
     * @return the end with which {@code far} speaks from now on; empty when the socket cannot be kept
     * @throws SandboxViolationException when the number was used before
     */
    Optional<Callee> keep(SocketClaim claim, Caller far);

    /** The far end knows that it has a socket. */
    void opened(long socket);

    /** The far end was gone before the socket could be kept; the object is told. */
    void lost(SocketClaim claim);

    /**
     * The object says something of a socket, or on one.
     *
     * @throws SandboxViolationException when it has no credit for it
     */
    void said(SandboxMessage.OfSocket message);
}
