package dev.holdfast.controlplane.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The sessions that Keycloak keeps: ended by the dashboard's client, whose service account may manage users. */
@ApplicationScoped
class ProviderSessions {
    private static final Logger LOG = Logger.getLogger(ProviderSessions.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String REALMS = "/realms/";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper mapper;
    private final String realm;
    private final String client;
    private final String secret;

    ProviderSessions(
            ObjectMapper mapper,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
        this.mapper = mapper;
        this.realm = realm.replaceAll("/+$", "");
        this.client = client;
        this.secret = secret;
    }

    /** @throws ApiException if Keycloak does not do it */
    void endAllOf(String subject) {
        try {
            HttpResponse<String> ended = post(admin() + "/users/" + encode(subject) + "/logout", accessToken(), "");
            if (ended.statusCode() != 204) {
                throw new IOException("status " + ended.statusCode());
            }
        } catch (IOException e) {
            LOG.errorf(e, "Sessions at Keycloak were not ended");
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private String accessToken() throws IOException, InterruptedException {
        HttpResponse<String> granted = post(
                realm + "/protocol/openid-connect/token",
                "",
                "grant_type=client_credentials&client_id=" + encode(client) + "&client_secret=" + encode(secret));
        if (granted.statusCode() != 200) {
            throw new IOException("no access token: status " + granted.statusCode());
        }
        return mapper.readTree(granted.body()).path("access_token").asText();
    }

    private HttpResponse<String> post(String url, String token, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Keycloak's administration of the realm. */
    private String admin() {
        int at = realm.lastIndexOf(REALMS);
        return realm.substring(0, at) + "/admin" + realm.substring(at);
    }

    private static ApiException unavailable() {
        return new ApiException(
                ErrorCause.IDENTITY_UNAVAILABLE,
                "You are logged out of Holdfast everywhere, but the login service did not end its own sessions; try again");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
