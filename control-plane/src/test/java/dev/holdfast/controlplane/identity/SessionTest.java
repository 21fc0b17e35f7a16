package dev.holdfast.controlplane.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.testing.Browser;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Keycloak;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class SessionTest {
    @TestHTTPResource("/")
    URI root;

    @Test
    void signingInLeadsThroughKeycloakBackToThePathAndOpensASession() {
        Browser browser = new Browser();
        String email = "s" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);

        HttpResponse<String> back = browser.signIn(root.resolve("/login?return=/workers"), email, Keycloak.PASSWORD);

        assertThat(back.headers().firstValue("Location")).hasValue(root + "workers");
        HttpResponse<String> user = browser.get(root.resolve("/client/v4/user"));
        assertThat(user.statusCode()).isEqualTo(200);
        assertThat(user.body()).contains(email).contains("\"first_name\":\"Ada\"");
    }

    @Test
    void aSessionWritesOnlyWithTheHeaderThatForeignPagesCannotSet() {
        Browser browser = signedIn();
        URI tokens = root.resolve("/client/v4/user/tokens");

        assertThat(browser.post(tokens, "{\"name\":\"x\"}", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.post(tokens, "{\"name\":\"x\"}", Map.of("X-Requested-With", "holdfast-dashboard"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndNamesWhereToEndItThere() {
        Browser browser = signedIn();

        HttpResponse<String> goodbye = browser.post(root.resolve("/logout"), "", Map.of());

        assertThat(goodbye.statusCode()).isEqualTo(200);
        assertThat(goodbye.body()).contains("/protocol/openid-connect/logout?id_token_hint=");
        assertThat(browser.get(root.resolve("/client/v4/user")).statusCode()).isEqualTo(401);
    }

    @Test
    void anApiCallWithoutASessionIsRefusedInTheEnvelopeAndNotSentToALoginPage() {
        HttpResponse<String> answer = new Browser().get(root.resolve("/client/v4/user"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":9109");
    }

    private Browser signedIn() {
        Browser browser = new Browser();
        String email = "s" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);
        browser.signIn(root.resolve("/login"), email, Keycloak.PASSWORD);
        return browser;
    }
}
