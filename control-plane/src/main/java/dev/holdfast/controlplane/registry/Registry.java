package dev.holdfast.controlplane.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.DashboardConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
    private final ObjectMapper mapper;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Registry(DashboardConfig config, ObjectMapper mapper) {
        this.config = config;
        this.mapper = mapper;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    /**
     * @param name of the form {@link PackageName#NAME}
     * @throws ApiException if there is no such package, or the registry does not tell
     */
    PackageView find(String name) {
        JsonNode document = json(name, get(name, name.replace("/", "%2F"), ABBREVIATED));
        Map<String, String> tags = new LinkedHashMap<>();
        document.path("dist-tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        List<String> versions = new ArrayList<>();
        document.path("versions").fieldNames().forEachRemaining(versions::add);
        return new PackageView(name, tags, versions);
    }

    /**
     * The files of a version, as a gzipped tar archive.
     *
     * @param name of the form {@link PackageName#NAME}
     * @param version of the form {@link PackageName#VERSION}
     */
    byte[] archive(String name, String version) {
        String file = "%s/-/%s-%s.tgz".formatted(name, PackageName.base(name), version.replace("+", "%2B"));
        return get(name + "@" + version, file, "*/*");
    }

    private byte[] get(String what, String path, String accept) {
        URI registry = config.registry()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.NOT_AVAILABLE,
                        "This platform has no package registry. Packages can be pasted as files."));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.toString().replaceAll("/+$", "") + "/" + path))
                .header("Accept", accept)
                .build();
        if (!turns.tryAcquire()) {
            throw new ApiException(ErrorCause.BUSY, "Many packages are being fetched; try again in a moment");
        }
        try {
            HttpResponse<byte[]> response = send(request);
            return switch (response.statusCode()) {
                case OK -> response.body();
                case NOT_FOUND -> throw new ApiException(ErrorCause.PACKAGE_NOT_FOUND, "The registry has no " + what);
                default -> throw unavailable("The registry answered %d for %s".formatted(response.statusCode(), what));
            };
        } catch (IOException | TimeoutException e) {
            throw unavailable("The registry did not send %s: too large, too slow, or away".formatted(what));
        } finally {
            turns.release();
        }
    }

    /** The time limit is for the whole answer, with its body. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, TimeoutException {
        long most = config.registryBytes().asLongValue();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            return answer.get(config.registryTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private JsonNode json(String what, byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            throw unavailable("What the registry says of %s is not JSON".formatted(what));
        }
    }

    private static ApiException unavailable(String message) {
        return new ApiException(ErrorCause.REGISTRY_UNAVAILABLE, message);
    }
}
