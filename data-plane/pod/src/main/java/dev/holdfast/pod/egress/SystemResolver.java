package dev.holdfast.pod.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Asks the system, which remembers answers for a short while. */
final class SystemResolver implements HostResolver {
    private final Executor executor;

    /** @param executor on whose threads is waited for answers */
    SystemResolver(Executor executor) {
        this.executor = executor;
    }

    @Override
    public CompletableFuture<List<InetAddress>> resolve(String host) {
        return CompletableFuture.supplyAsync(() -> lookUp(host), executor);
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
