package dev.holdfast.pod.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostResolver {
    /** At least one address; fails with {@link java.net.UnknownHostException} when there is none. Never blocks. */
    CompletableFuture<List<InetAddress>> resolve(String host);
}
