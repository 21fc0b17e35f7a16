package dev.holdfast.controlplane.operator.health;

import dev.holdfast.controlplane.config.StripeConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks each service that the platform stands on something small, all at the same time. Blocking, for some seconds. */
@ApplicationScoped
class ServiceChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern REDIS_VERSION = Pattern.compile("redis_version:(\\S+)");
    private static final Pattern REDIS_MEMORY = Pattern.compile("used_memory_human:(\\S+)");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final EntityManager entities;
    private final RedisDataSource redis;
    private final URI keycloak;
    private final StripeConfig stripe;

    ServiceChecks(
            EntityManager entities,
            RedisDataSource redis,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI keycloak,
            StripeConfig stripe) {
        this.entities = entities;
        this.redis = redis;
        this.keycloak = keycloak;
        this.stripe = stripe;
    }

    /** Says what it found, or throws. */
    private record Check(String id, Callable<String> ask) {}

    List<HealthView.ServiceView> run() {
        List<Check> checks = List.of(
                new Check("postgresql", this::postgresql),
                new Check("redis", this::redis),
                new Check("keycloak", this::keycloak),
                new Check("stripe", this::stripe));
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<HealthView.ServiceView>> asked = askers.invokeAll(
                    checks.stream()
                            .map(check -> (Callable<HealthView.ServiceView>) () -> outcome(check))
                            .toList(),
                    PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
            return IntStream.range(0, checks.size())
                    .mapToObj(number -> result(checks.get(number), asked.get(number)))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for services", e);
        } finally {
            askers.shutdownNow();
        }
    }

    private static HealthView.ServiceView outcome(Check check) {
        long begun = System.nanoTime();
        try {
            String detail = check.ask().call();
            return new HealthView.ServiceView(check.id(), true, millisSince(begun), detail);
        } catch (Exception e) {
            return new HealthView.ServiceView(check.id(), false, millisSince(begun), reason(e));
        }
    }

    private static HealthView.ServiceView result(Check check, Future<HealthView.ServiceView> asked) {
        return asked.isCancelled()
                ? new HealthView.ServiceView(
                        check.id(),
                        false,
                        PATIENCE.toMillis(),
                        "No answer in %d seconds".formatted(PATIENCE.toSeconds()))
                : asked.resultNow();
    }

    private String postgresql() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Object version = entities.createNativeQuery("SHOW server_version").getSingleResult();
            Object size = entities.createNativeQuery("SELECT pg_size_pretty(pg_database_size(current_database()))")
                    .getSingleResult();
            return "PostgreSQL %s, %s on disk".formatted(version, size);
        });
    }

    private String redis() {
        String info = redis.execute("INFO").toString();
        return "Redis %s, %s of memory".formatted(first(REDIS_VERSION, info), first(REDIS_MEMORY, info));
    }

    private String keycloak() throws IOException, InterruptedException {
        int status = status(HttpRequest.newBuilder(URI.create(keycloak + "/.well-known/openid-configuration")));
        if (status != 200) {
            throw new IOException("The realm's configuration is answered with status " + status);
        }
        return "The realm answers";
    }

    private String stripe() throws IOException, InterruptedException {
        int status = status(HttpRequest.newBuilder(stripe.apiBase().resolve("/v1/customers?limit=1"))
                .header("Authorization", "Bearer " + stripe.secretKey()));
        if (status == 401 || status == 403) {
            throw new IOException("The secret key is refused");
        }
        if (status >= 500) {
            throw new IOException("Requests are answered with status " + status);
        }
        return "The API answers at " + stripe.apiBase().getHost();
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).GET().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? "It cannot be reached" : message;
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "?";
    }
}
