package dev.holdfast.controlplane.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.Refusals;
import dev.holdfast.controlplane.config.ApiLimitsConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrangerLimitsTest {
    private static final int MOST = 3;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() {
        StrangerLimits limits = new StrangerLimits(new Rates(), new Few(), new Refusals(new ObjectMapper()));
        Router router = Router.router(vertx);
        router.route().handler(limits::count);
        router.route()
                .handler(request -> request.response()
                        .setStatusCode("Bearer good".equals(request.request().getHeader("Authorization")) ? 200 : 401)
                        .end());
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoeverShowsNoCredentialsIsCountedAndNobodyElse() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertThat(get("/", "X-Forwarded-For", "192.0.2." + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = get("/");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(refused.body()).contains("971");
        assertThat(get("/", "Authorization", "Bearer good").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(401);
    }

    @Test
    void credentialsThatAreRefusedDoNotHelp() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertThat(get("/", "Authorization", "Bearer good").statusCode()).isEqualTo(200);
            assertThat(get("/", "Authorization", "Bearer bad").statusCode()).isEqualTo(401);
        }
        assertThat(get("/", "Authorization", "Bearer bad").statusCode()).isEqualTo(429);
    }

    @Test
    void addressesOfOneNetworkAreOneClient() {
        assertThat(ClientAddress.key("2001:db8:1:2::3")).isEqualTo(ClientAddress.key("2001:db8:1:2:ffff::"));
        assertThat(ClientAddress.key("2001:db8:1:2::3")).isNotEqualTo(ClientAddress.key("2001:db8:1:3::3"));
        assertThat(ClientAddress.key("192.0.2.1")).isNotEqualTo(ClientAddress.key("192.0.2.2"));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class Few implements ApiLimitsConfig {
        @Override
        public int credentialRequestsPerMinute() {
            return MOST;
        }

        @Override
        public int accountRequestsPerMinute() {
            return MOST;
        }

        @Override
        public int strangerRequestsPerMinute() {
            return MOST;
        }

        @Override
        public MemorySize uploadBytes() {
            return new MemorySize(BigInteger.TEN);
        }

        @Override
        public Optional<MemorySize> largeBodiesBytes() {
            return Optional.empty();
        }

        @Override
        public MemorySize bodyBytes() {
            return new MemorySize(BigInteger.TEN);
        }
    }
}
