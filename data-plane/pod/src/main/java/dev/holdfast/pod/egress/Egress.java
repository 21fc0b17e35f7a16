package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.config.EgressConfig;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.ingress.Router;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.sandbox.OutsideCalls;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The way out for tenants' code. A host that the platform itself serves is answered inside of it; for any other the
 * address is found and checked, then connected to. Safe for several threads.
 */
public final class Egress implements OutsideCalls {
    private static final Logger LOG = Logger.getLogger(Egress.class);

    /** https://www.rfc-editor.org/rfc/rfc9110#name-tokens, within reason. */
    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,64}");

    private final Catalog catalog;
    private final PlatformCalls platform;
    private final CheckedResolver resolver;
    private final Accounts accounts;
    private final EgressMetrics metrics;
    private final long maxHeaders;

    private Egress(
            Catalog catalog,
            PlatformCalls platform,
            CheckedResolver resolver,
            Accounts accounts,
            EgressMetrics metrics,
            long maxHeaders) {
        this.catalog = catalog;
        this.platform = platform;
        this.resolver = resolver;
        this.accounts = accounts;
        this.metrics = metrics;
        this.maxHeaders = maxHeaders;
    }

    /**
     * The way out of a pod.
     *
     * @param waiters on whose threads is waited for the resolver
     * @throws IllegalArgumentException when a configured address range cannot be read
     */
    public static Egress create(
            Vertx vertx, Executor waiters, Catalog catalog, Router router, PodMetrics metrics, EgressConfig config) {
        Accounts accounts = new Accounts(vertx, config);
        metrics.gauge("holdfast.egress.open", accounts::open);
        return new Egress(
                catalog,
                new PlatformCalls(router, metrics),
                new CheckedResolver(new SystemResolver(waiters), AddressPolicy.of(config)),
                accounts,
                new EgressMetrics(metrics.registry()),
                config.maxHeaders().asLongValue());
    }

    /** Closes all connections. */
    public void stop() {
        accounts.close();
    }

    @Override
    public Callee fetch(RunningVersion from, RequestHead head, Caller caller) {
        OutsideUrl url;
        try {
            url = OutsideUrl.parse(head.url());
        } catch (IllegalArgumentException e) {
            return refuse(head, caller, String.valueOf(e.getMessage()));
        }
        if (!METHOD.matcher(head.method()).matches()) {
            return refuse(head, caller, "Invalid HTTP method string: " + head.method());
        }
        if (head.headers().packed().length() > maxHeaders) {
            return refuse(head, caller, "The headers of a request must not be larger than " + maxHeaders + " bytes.");
        }
        WaitingCallee waiting = new WaitingCallee();
        var _ = catalog.route(url.host()).whenComplete((route, failure) -> {
            if (failure != null) {
                LOG.warnf("%s: published facts cannot be read: %s", url.host(), failure);
                caller.failed(Failures.NETWORK_LOST);
            } else if (!waiting.isCancelled()) {
                waiting.arrived(
                        route.isPresent() ? platform.call(url, head, caller) : connect(from, url, head, caller));
            }
        });
        return waiting;
    }

    private Callee connect(RunningVersion from, OutsideUrl url, RequestHead head, Caller caller) {
        Accounts.Account account = accounts.of(from.accountId());
        if (!account.enter()) {
            metrics.refused();
            caller.failed(Failures.TOO_MANY_REQUESTS);
            return NoCallee.INSTANCE;
        }
        CountedCaller counted = new CountedCaller(caller, account::leave);
        WaitingCallee waiting = new WaitingCallee();
        var _ = resolver.resolve(url.plainHost()).whenComplete((address, failure) -> {
            if (waiting.isCancelled()) {
                counted.over();
            } else if (address == null) {
                unreachable(head, url, failure, counted);
            } else {
                waiting.arrived(open(account, url, address, head, counted));
            }
        });
        return waiting;
    }

    private Callee open(
            Accounts.Account account, OutsideUrl url, InetAddress address, RequestHead head, CountedCaller caller) {
        metrics.opened();
        return head.wantsSocket()
                ? OutsideSocket.open(account.clients(), url, address, head, caller)
                : OutsideFetch.open(account.clients(), url, address, head, caller, failure -> {
                    metrics.failed();
                    head.origin()
                            .tell("fetch: " + url.authority() + " cannot be connected to: " + failure.getMessage());
                });
    }

    private void unreachable(RequestHead head, OutsideUrl url, Throwable failure, Caller caller) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AddressRefusedException refused) {
            refuse(head, caller, String.valueOf(refused.getMessage()));
        } else {
            metrics.failed();
            head.origin().tell("fetch: the host " + url.host() + " cannot be found.");
            caller.failed(Failures.NETWORK_LOST);
        }
    }

    /** The worker's owner finds out from the log. */
    private Callee refuse(RequestHead head, Caller caller, String text) {
        metrics.refused();
        head.origin().tell(text);
        caller.failed(new Failure(Cause.REFUSED, "TypeError", text, ""));
        return NoCallee.INSTANCE;
    }
}
