package dev.holdfast.controlplane.registry;

import com.fasterxml.jackson.core.JsonFactory;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.DashboardConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the operator's npm registry, and nobody else: addresses are made here from checked names, never taken from an
 * answer, and redirections are not followed. Answers are bounded in size and time. Thread-safe.
 */
@ApplicationScoped
class Registry {
    private static final int AT_ONCE = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String ABBREVIATED = "application/vnd.npm.install-v1+json, application/json;q=0.8";

    private final DashboardConfig config;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final JsonFactory json = new JsonFactory();

    Registry(DashboardConfig config) {
        this.config = config;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }

    /**
     * @param name of the form {@link PackageName#NAME}
     * @throws ApiException if there is no such package, or the registry does not tell
     */
    PackageView find(String name) {
        return get(
                name,
                name.replace("/", "%2F"),
                ABBREVIATED,
                config.registryDocumentBytes(),
                body -> PackageDocument.read(name, json.createParser(body)));
    }

    /**
     * The files of a version, as a gzipped tar archive.
     *
     * @param name of the form {@link PackageName#NAME}
     * @param version of the form {@link PackageName#VERSION}
     */
    byte[] archive(String name, String version) {
        String file = "%s/-/%s-%s.tgz".formatted(name, PackageName.base(name), version.replace("+", "%2B"));
        return get(name + "@" + version, file, "*/*", config.registryBytes(), InputStream::readAllBytes);
    }

    private interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    private <T> T get(String what, String path, String accept, MemorySize most, BodyReader<T> reader) {
        URI registry = config.registry()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.NOT_AVAILABLE,
                        "This platform has no package registry. Packages can be pasted as files."));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.toString().replaceAll("/+$", "") + "/" + path))
                .header("Accept", accept)
                .build();
        try {
            return inTurn(() -> send(what, request, most, reader));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Nothing waits for %s any more".formatted(what));
        } catch (TimeoutException e) {
            throw unavailable("The registry did not send %s in time".formatted(what));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw unavailable("The registry did not send %s: too large, or broken off".formatted(what));
        }
    }

    /** Those who are too many wait a while. The time limit is for the whole answer, with its body. */
    private <T> T inTurn(Callable<T> call) throws InterruptedException, ExecutionException, TimeoutException {
        long millis = config.registryTimeout().toMillis();
        if (!turns.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            throw new ApiException(ErrorCause.BUSY, "Many packages are being fetched; try again in a moment");
        }
        Future<T> answer = threads.submit(call);
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
            turns.release();
        }
    }

    private <T> T send(String what, HttpRequest request, MemorySize most, BodyReader<T> reader)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(request, BodyHandlers.limiting(BodyHandlers.ofInputStream(), most.asLongValue()));
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case OK -> reader.read(body);
                case NOT_FOUND -> throw new ApiException(ErrorCause.PACKAGE_NOT_FOUND, "The registry has no " + what);
                default -> throw unavailable("The registry answered %d for %s".formatted(response.statusCode(), what));
            };
        }
    }

    private static ApiException unavailable(String message) {
        return new ApiException(ErrorCause.REGISTRY_UNAVAILABLE, message);
    }
}
