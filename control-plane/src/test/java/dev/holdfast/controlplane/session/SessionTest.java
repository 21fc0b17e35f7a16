package dev.holdfast.controlplane.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.Browser;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Keycloak;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class SessionTest {
    /** For how long Keycloak's tokens are good. */
    private static final Duration ID_TOKEN = Duration.ofMinutes(15);

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
    void theSessionsCookieIsOutOfReachOfScriptsAndForeignPagesAndEndsAfterTheIdleTime() {
        Browser browser = signedIn();

        String cookie = browser.setCookies().stream()
                .filter(each -> each.startsWith("q_session=") || each.startsWith("q_session_chunk_1="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
        Matcher age = Pattern.compile("Max-Age=(\\d+)").matcher(cookie);
        assertThat(age.find()).isTrue();
        assertThat(Duration.ofSeconds(Long.parseLong(age.group(1))))
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plus(ID_TOKEN));
    }

    @Test
    void pagesAreNeitherFramedNorFedWithForeignScripts() {
        HttpHeaders headers = new Browser().get(root).headers();

        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'")
                .contains("script-src 'self' 'wasm-unsafe-eval';")
                .contains("object-src 'none'");
    }

    @Test
    void pagesAreAskedForAnewSinceTheyNameTheFilesOfTheirReleaseWhichAreKept() {
        HttpResponse<String> page = new Browser().get(root.resolve("/workers"));
        Matcher script = Pattern.compile("/assets/[^\"]+\\.js").matcher(page.body());

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(script.find()).isTrue();
        assertThat(new Browser().get(root.resolve(script.group())).headers().firstValue("Cache-Control"))
                .hasValue("public, immutable, max-age=31536000");
    }

    @Test
    void loggingOutEverywhereEndsTheSessionsOfAllBrowsersAndAtKeycloakButNotApiTokens() {
        String email = "s" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);
        Browser here = new Browser();
        Browser there = new Browser();
        here.signIn(root.resolve("/login"), email, Keycloak.PASSWORD);
        there.signIn(root.resolve("/login"), email, Keycloak.PASSWORD);
        HttpResponse<String> token = here.post(
                root.resolve("/client/v4/user/tokens"),
                "{\"name\":\"ci\"}",
                Map.of("X-Requested-With", "holdfast-dashboard"));
        String value = JsonPath.from(token.body()).getString("result.value");

        assertThat(here.delete(root.resolve("/client/v4/user/sessions")).statusCode())
                .isEqualTo(200);

        URI user = root.resolve("/client/v4/user");
        assertThat(here.get(user).statusCode()).isEqualTo(401);
        assertThat(there.get(user).statusCode()).isEqualTo(401);
        given().auth().oauth2(value).get(user).then().statusCode(200);
        given().auth()
                .oauth2(value)
                .get(root.resolve("/client/v4/user/logs/audit"))
                .then()
                .body("result[0].resource.type", equalTo("session"));
        awaitNextSecond();
        assertThat(there.get(root.resolve("/oauth2/device")).headers().firstValue("Location"))
                .hasValue(root + "login?return=%2Foauth2%2Fdevice");
        assertThat(there.get(root.resolve("/login?return=/workers")).headers().firstValue("Location"))
                .hasValue(root + "login?return=%2Fworkers");
        there.signIn(root.resolve("/login?return=/workers"), email, Keycloak.PASSWORD);
        assertThat(there.get(user).statusCode()).isEqualTo(200);
    }

    /** Tokens say in which second they were issued. */
    private static void awaitNextSecond() {
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
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
