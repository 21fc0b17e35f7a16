package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.ZonesConfig;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks a name server. */
@ApplicationScoped
class DnsTxtRecords implements TxtRecords {
    private static final Logger LOG = Logger.getLogger(DnsTxtRecords.class);
    private static final int DNS_PORT = 53;

    private final Vertx vertx;
    private final DnsClientOptions options;
    private final Duration timeout;

    DnsTxtRecords(Vertx vertx, ZonesConfig config) {
        this.vertx = vertx;
        this.timeout = config.timeout();
        this.options =
                new DnsClientOptions().setQueryTimeout(timeout.toMillis()).setRecursionDesired(true);
        config.nameServer().ifPresent(server -> {
            int colon = server.lastIndexOf(':');
            options.setHost(colon < 0 ? server : server.substring(0, colon));
            options.setPort(colon < 0 ? DNS_PORT : Integer.parseInt(server.substring(colon + 1)));
        });
    }

    @Override
    public Set<String> at(String name) {
        DnsClient client = vertx.createDnsClient(options);
        try {
            return Set.copyOf(client.resolveTXT(name)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DnsException answer && answer.code() == DnsResponseCode.NXDOMAIN) {
                return Set.of();
            }
            throw unavailable(name, e);
        } catch (TimeoutException e) {
            throw unavailable(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(name, e);
        } finally {
            var _ = client.close();
        }
    }

    private static ApiException unavailable(String name, Exception cause) {
        LOG.warnf(cause, "TXT records of %s cannot be asked for", name);
        return new ApiException(
                ErrorCause.DNS_UNAVAILABLE, "No name server says what records '%s' has; try again".formatted(name));
    }
}
