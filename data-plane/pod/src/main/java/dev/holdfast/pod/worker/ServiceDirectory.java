package dev.holdfast.pod.worker;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.ServiceBinding;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.kv.KvService;
import dev.holdfast.pod.sandbox.Entrypoint;
import dev.holdfast.pod.sandbox.ServiceCalls;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Takes calls to stateless entrypoints, and to what the platform itself binds, from whatever sandbox. A call through a
 * binding goes where the published binding of the calling version says, whatever else the sandbox claims; a call
 * without one, to the calling version itself. Nothing leads out of the account.
 */
public final class ServiceDirectory implements ServiceCalls {
    private static final Logger LOG = Logger.getLogger(ServiceDirectory.class);

    private final Destinations destinations;
    private final KvService kv;

    public ServiceDirectory(Destinations destinations, KvService kv) {
        this.destinations = destinations;
        this.kv = kv;
    }

    @Override
    public Callee call(RunningVersion from, Target.Service target, RequestHead head, Caller caller) {
        if (target.binding().isEmpty()) {
            Entrypoint own = new Entrypoint(target.entrypoint(), target.props());
            return call(from, destinations.version(from), own, head, caller);
        }
        String name = target.binding().get();
        String kvNamespace = from.kvNamespaces().get(name);
        if (kvNamespace != null) {
            return kv.ask(from.accountId(), kvNamespace, head, caller);
        }
        if (!head.isSession()
                && from.assets().present()
                && name.equals(from.assets().binding())) {
            return serve(from, head, caller);
        }
        Optional<ServiceBinding> bound = Optional.ofNullable(from.services().get(name));
        if (bound.isEmpty()) {
            caller.failed(Failures.of(Cause.REFUSED, "This Worker has no binding to that service."));
            return NoCallee.INSTANCE;
        }
        ServiceBinding binding = bound.get();
        Entrypoint entrypoint = new Entrypoint(binding.entrypoint(), binding.props());
        return call(
                from,
                destinations.active(
                        binding.workerId(), field -> head.headers().first(field).orElse(null)),
                entrypoint,
                head,
                caller);
    }

    private Callee serve(RunningVersion from, RequestHead head, Caller caller) {
        WaitingCallee waiting = new WaitingCallee();
        var _ = destinations.site(from).whenComplete((site, thrown) -> {
            if (waiting.isCancelled()) {
                return;
            }
            if (site == null) {
                caller.failed(failure(from, thrown));
            } else {
                waiting.arrived(destinations.serve(site, head, caller));
            }
        });
        return waiting;
    }

    private static Callee call(
            RunningVersion from,
            CompletableFuture<Destination> found,
            Entrypoint entrypoint,
            RequestHead head,
            Caller caller) {
        WaitingCallee waiting = new WaitingCallee();
        var _ = found.whenComplete((destination, thrown) -> {
            if (waiting.isCancelled()) {
                return;
            }
            if (destination == null) {
                caller.failed(failure(from, thrown));
            } else if (!destination.deployment().accountId().equals(from.accountId())) {
                caller.failed(Failures.of(Cause.REFUSED, "That service belongs to another account."));
            } else {
                waiting.arrived(destination.fetch(entrypoint, head, caller));
            }
        });
        return waiting;
    }

    private static Failure failure(RunningVersion from, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        LOG.warnf("a call from worker %s to a service failed: %s", from.workerId(), cause.getMessage());
        return cause instanceof UnroutableException
                ? Failures.of(Cause.REFUSED, "The Worker of this service binding cannot be run now.")
                : Failures.SANDBOX_LOST;
    }
}
