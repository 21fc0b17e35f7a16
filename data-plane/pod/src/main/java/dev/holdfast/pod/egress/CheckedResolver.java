package dev.holdfast.pod.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Resolves a host once and checks what came: the address that is answered is the one to connect to, so that a name
 * cannot lead elsewhere between the check and the connection. A host of which any address is refused is refused.
 */
final class CheckedResolver {
    private final HostResolver resolver;
    private final AddressPolicy policy;

    CheckedResolver(HostResolver resolver, AddressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    /** Fails with {@link AddressRefusedException}, or as the resolver does. */
    CompletableFuture<InetAddress> resolve(String host) {
        return resolver.resolve(host).thenApply(addresses -> checked(host, addresses));
    }

    private InetAddress checked(String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            if (!policy.permits(address.getAddress())) {
                throw new CompletionException(new AddressRefusedException(host));
            }
        }
        return addresses.getFirst();
    }
}
