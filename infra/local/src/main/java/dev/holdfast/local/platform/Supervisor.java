package dev.holdfast.local.platform;

import dev.holdfast.local.process.RunningProcesses;
import dev.holdfast.local.process.StartFailedException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Starts the services, each as soon as those that it needs are ready, keeps them running, and stops them, each as soon
 * as those that need it are gone.
 */
public final class Supervisor {
    private final List<Service> services;
    private final Map<ServiceName, SupervisedService> supervised = new EnumMap<>(ServiceName.class);
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Map<ServiceName, CompletableFuture<Void>> ended = new EnumMap<>(ServiceName.class);

    Supervisor(PlatformHome home, List<Service> services, Progress progress) {
        this.services = services;
        Map<String, PidFile> pidFiles = new HashMap<>();
        for (Service service : services) {
            PidFile pidFile = PidFile.of(home, service.name().label());
            pidFiles.put(service.name().label(), pidFile);
            supervised.put(service.name(), new SupervisedService(service, pidFile, progress));
            ended.put(service.name(), new CompletableFuture<>());
        }
        RunningProcesses.whenStarted((name, pid) -> {
            if (pidFiles.containsKey(name)) {
                pidFiles.get(name).write(pid);
            }
        });
    }

    /**
     * @param without services that somebody else runs, or nobody
     * @param environment may have the keys of an account at Stripe, in whose place no sandbox runs then
     */
    public static Supervisor of(
            PlatformHome home,
            PortPlan ports,
            Set<ServiceName> without,
            Map<String, String> environment,
            Progress progress) {
        Secrets secrets = new Secrets(home, new SecureRandom());
        StripeAccess stripe = StripeAccess.of(environment, ports, secrets);
        Set<ServiceName> leftOut = new HashSet<>(without);
        if (!stripe.sandbox()) {
            leftOut.add(ServiceName.STRIPE);
        }
        List<Service> services = new Services(home, ports, secrets, stripe)
                .all().stream()
                        .filter(service -> !leftOut.contains(service.name()))
                        .map(service -> service.without(leftOut))
                        .toList();
        return new Supervisor(home, services, progress);
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws StartFailedException when a service did not start; everything is stopped again by then
     * @throws UsageException when a service cannot be started for a reason that people can mend; the same
     */
    public void start() {
        for (Service service : services) {
            Thread.ofPlatform().name("keep-" + service.name().label()).start(() -> keep(service));
        }
        try {
            CompletableFuture.anyOf(allReady(), failure).join();
        } catch (CompletionException e) {
            stop();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<Void> allReady() {
        return CompletableFuture.allOf(
                supervised.values().stream().map(SupervisedService::ready).toArray(CompletableFuture[]::new));
    }

    private void keep(Service service) {
        SupervisedService self = supervised.get(service.name());
        try {
            for (ServiceName first : service.after()) {
                supervised.get(first).ready().join();
            }
            self.run();
        } catch (CompletionException e) {
            self.giveUp("something that it needs did not start");
        } finally {
            self.giveUp("everything is being stopped");
            reportFailure(self);
            ended.get(service.name()).complete(null);
        }
    }

    /** The first service that fails decides what people are told. */
    private void reportFailure(SupervisedService service) {
        if (service.ready().isCompletedExceptionally()) {
            failure.completeExceptionally(service.ready().exceptionNow());
        }
    }

    /** Stops everything; returns when all processes are gone. */
    public void stop() {
        CompletableFuture<?>[] told = services.stream()
                .map(service -> whenGone(dependentsOf(service)).thenRun(supervised.get(service.name())::stop))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(told).join();
        whenGone(ended.keySet()).join();
    }

    private Set<ServiceName> dependentsOf(Service service) {
        return services.stream()
                .filter(other -> other.after().contains(service.name()))
                .map(Service::name)
                .collect(Collectors.toSet());
    }

    private CompletableFuture<Void> whenGone(Set<ServiceName> names) {
        return CompletableFuture.allOf(names.stream().map(ended::get).toArray(CompletableFuture[]::new));
    }
}
