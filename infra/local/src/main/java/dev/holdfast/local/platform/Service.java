package dev.holdfast.local.platform;

import dev.holdfast.local.server.LocalServer;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the supervisor keeps running.
 *
 * @param after services that must be ready before this one starts for the first time
 * @param starter starts it and returns when it is ready; called again after it died
 */
record Service(ServiceName name, Set<ServiceName> after, Supplier<? extends LocalServer> starter) {
    Service {
        after = Set.copyOf(after);
    }

    /** The same service, not waiting for these. */
    Service without(Set<ServiceName> others) {
        Set<ServiceName> fewer =
                after.stream().filter(other -> !others.contains(other)).collect(Collectors.toSet());
        return new Service(name, fewer, starter);
    }
}
