package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.sandbox.SocketKeeper;
import java.util.Optional;

/** What one instance of an object may do to the object's sockets: all as long as it is current, then nothing. */
final class InstanceSockets implements SocketKeeper {
    private final HostedObject host;
    private final Instance instance;

    InstanceSockets(HostedObject host, Instance instance) {
        this.host = host;
        this.instance = instance;
    }

    @Override
    public Optional<Callee> keep(SocketClaim claim, Caller far) {
        return host.door().claim(instance, claim, far);
    }

    @Override
    public void opened(long socket) {
        host.door().opened(instance, socket);
    }

    @Override
    public void lost(SocketClaim claim) {
        host.door().claim(instance, claim, GoneCaller.INSTANCE).ifPresent(Callee::cancel);
    }

    @Override
    public void said(SandboxMessage.OfSocket message) {
        instance.meter().said(message);
        host.door().said(instance, message);
    }
}
