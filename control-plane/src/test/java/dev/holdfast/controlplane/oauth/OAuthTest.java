package dev.holdfast.controlplane.oauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.Browser;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Keycloak;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class OAuthTest {
    private static final String CLIENT = "54d11594-84e4-41aa-b438-e81b8fa78ee7";
    private static final String CALLBACK = "http://localhost:8976/oauth/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /** Of the verifier; both are RFC 7636's example. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String SCOPE = "account:read user:read workers_scripts:write ai:write offline_access";

    @TestHTTPResource("/")
    URI root;

    @Test
    void aProgramIsLetInByItsUserAndMayDoWhatItAskedFor() {
        JsonPath tokens = signIn(signedIn());

        assertThat(tokens.getLong("expires_in")).isEqualTo(3600);
        assertThat(tokens.getString("scope")).isEqualTo(SCOPE);
        String access = tokens.getString("access_token");
        String account = api(access)
                .get("/client/v4/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("result[0].id");
        String path = "/client/v4/accounts/" + account;
        api(access).get("/client/v4/memberships").then().body("result[0].roles[0]", equalTo("owner"));
        api(access).get(path + "/workers/scripts").then().statusCode(200);
        api(access)
                .contentType("application/json")
                .body("{\"name\":\"x\"}")
                .put(path)
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo(10000));
        api(access).get("/client/v4/user/tokens").then().statusCode(403);
    }

    @Test
    void refreshTokensRotateAndTheUseOfAnOldOneEndsTheSession() {
        JsonPath first = signIn(signedIn());
        JsonPath second = refresh(first).statusCode(200).extract().jsonPath();

        assertThat(second.getString("access_token")).isNotEqualTo(first.getString("access_token"));
        works(second);
        refresh(first).statusCode(400).body("error", equalTo("invalid_grant"));
        refused(second);
        refused(first);
        refresh(second).statusCode(400);
    }

    @Test
    void loggingOutEverywhereEndsTheSession() {
        Browser browser = signedIn();
        JsonPath tokens = signIn(browser);
        works(tokens);

        assertThat(browser.delete(root.resolve("/client/v4/user/sessions")).statusCode())
                .isEqualTo(200);

        refused(tokens);
        refresh(tokens).statusCode(400);
    }

    @Test
    void revokingEndsTheSession() {
        JsonPath tokens = signIn(signedIn());
        works(tokens);

        given().formParam("client_id", CLIENT)
                .formParam("token", tokens.getString("refresh_token"))
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);

        refused(tokens);
        refresh(tokens).statusCode(400);
    }

    @Test
    void theUserSeesTheSessionAndEndsIt() {
        Browser browser = signedIn();
        JsonPath tokens = signIn(browser);
        URI sessions = root.resolve("/client/v4/user/oauth_sessions");
        String body = browser.get(sessions).body();
        assertThat(body).contains(CLIENT).doesNotContain(tokens.getString("access_token"));
        String id = JsonPath.from(body).getString("result[0].id");
        works(tokens);

        assertThat(signedIn().delete(sessions.resolve("oauth_sessions/" + id)).statusCode())
                .isEqualTo(404);
        works(tokens);
        assertThat(browser.delete(sessions.resolve("oauth_sessions/" + id)).statusCode())
                .isEqualTo(200);

        refused(tokens);
        refresh(tokens).statusCode(400);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithItsVerifier() {
        Browser browser = signedIn();
        String wrong = allow(browser);
        redeem(wrong, "x".repeat(43), CALLBACK).statusCode(400).body("error", equalTo("invalid_grant"));
        redeem(wrong, VERIFIER, "http://localhost:8976/elsewhere").statusCode(400);
        String code = allow(browser);
        JsonPath tokens =
                redeem(code, VERIFIER, CALLBACK).statusCode(200).extract().jsonPath();
        works(tokens);

        redeem(code, VERIFIER, CALLBACK).statusCode(400).body("error", equalTo("invalid_grant"));

        refused(tokens);
    }

    @Test
    void whoDeniesSendsTheProgramAway() {
        HttpResponse<String> answer = signedIn().submit(authorize(CALLBACK, "code"), "decision=deny", origin());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(CALLBACK)
                .contains("error=access_denied", "state=st%2Fate");
    }

    @Test
    void consentIsTakenFromOurOwnPageOnly() {
        Browser browser = signedIn();

        for (String foreign : new String[] {"https://evil.example", "http://worker.tenant.localhost:8787", "null"}) {
            assertThat(browser.submit(authorize(CALLBACK, "code"), "decision=allow", foreign)
                            .statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> page = browser.get(authorize(CALLBACK, "code"));
        assertThat(page.body()).contains("Workers Scripts Write").doesNotContain("<script");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void aBrowserIsNeverSentToAnAddressThatIsNotTheProgramsOwn() {
        Browser browser = signedIn();

        HttpResponse<String> page = browser.get(authorize("https://evil.example/", "code"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(browser.get(authorize(CALLBACK, "token"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith(CALLBACK + "?")
                .contains("error=unsupported_response_type");
    }

    @Test
    void whoIsNotSignedInIsSentToKeycloak() {
        HttpResponse<String> answer = new Browser().get(authorize(CALLBACK, "code"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/protocol/openid-connect/auth");
    }

    @Test
    void aProgramWithoutABrowserIsLetInByItsCode() {
        Browser browser = signedIn();
        JsonPath begun = begin();
        String userCode = begun.getString("user_code");
        poll(begun).statusCode(400).body("error", equalTo("authorization_pending"));
        poll(begun).statusCode(400).body("error", equalTo("slow_down"));

        URI page = root.resolve(
                "/oauth2/device?user_code=" + userCode.replace("-", "").toLowerCase(Locale.ROOT));
        assertThat(browser.get(page).body()).contains("Allow");
        assertThat(browser.submit(page, "decision=allow", origin()).body()).contains("Wrangler is signed in");

        works(poll(begun).statusCode(200).extract().jsonPath());
        poll(begun).statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aProgramWhoseCodeIsDeniedStaysOut() {
        JsonPath begun = begin();
        URI page = root.resolve("/oauth2/device?user_code=" + begun.getString("user_code"));

        assertThat(signedIn().submit(page, "decision=deny", origin()).body()).contains("Wrangler stays out");

        poll(begun).statusCode(400).body("error", equalTo("access_denied"));
    }

    @Test
    void malformedRequestsAreRefusedAsOAuthSays() {
        for (Map<String, String> form : List.<Map<String, String>>of(
                Map.of(),
                Map.of("grant_type", "password"),
                Map.of("grant_type", "refresh_token", "refresh_token", "hfr_no"),
                Map.of("grant_type", "authorization_code", "code", "\0"))) {
            given().formParams(form).post("/oauth2/token").then().statusCode(400);
        }
        given().formParam("client_id", "nobody")
                .post("/oauth2/device/auth")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client"));
        given().auth().oauth2("hfo_made-up").get("/client/v4/user").then().statusCode(401);
        given().auth().oauth2("hfx_made-up").get("/client/v4/user").then().statusCode(401);
    }

    private Browser signedIn() {
        Browser browser = new Browser();
        String email = "o" + UUID.randomUUID() + "@example.com";
        Keycloak.register(email);
        browser.signIn(root.resolve("/login"), email, Keycloak.PASSWORD);
        return browser;
    }

    private JsonPath signIn(Browser browser) {
        return redeem(allow(browser), VERIFIER, CALLBACK)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String allow(Browser browser) {
        String location = browser.submit(authorize(CALLBACK, "code"), "decision=allow", origin())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(location).startsWith(CALLBACK + "?").contains("state=st%2Fate");
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private URI authorize(String callback, String responseType) {
        return root.resolve("/oauth2/auth?response_type=" + responseType + "&client_id=" + CLIENT + "&redirect_uri="
                + callback + "&scope=" + SCOPE.replace(" ", "%20") + "&state=st%2Fate&code_challenge=" + CHALLENGE
                + "&code_challenge_method=S256");
    }

    private String origin() {
        return "http://localhost:" + root.getPort();
    }

    private static ValidatableResponse redeem(String code, String verifier, String callback) {
        return given().formParams(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "code",
                        code,
                        "redirect_uri",
                        callback,
                        "code_verifier",
                        verifier))
                .post("/oauth2/token")
                .then();
    }

    private static ValidatableResponse refresh(JsonPath tokens) {
        return given().formParams(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        CLIENT,
                        "refresh_token",
                        tokens.getString("refresh_token")))
                .post("/oauth2/token")
                .then();
    }

    private static JsonPath begin() {
        return given().formParam("client_id", CLIENT)
                .formParam("scope", SCOPE)
                .post("/oauth2/device/auth")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse poll(JsonPath begun) {
        return given().formParams(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id",
                        CLIENT,
                        "device_code",
                        begun.getString("device_code")))
                .post("/oauth2/token")
                .then();
    }

    private static RequestSpecification api(String access) {
        return given().auth().oauth2(access);
    }

    private static void works(JsonPath tokens) {
        api(tokens.getString("access_token")).get("/client/v4/user").then().statusCode(200);
    }

    private static void refused(JsonPath tokens) {
        api(tokens.getString("access_token"))
                .get("/client/v4/user")
                .then()
                .statusCode(401)
                .body("errors[0].code", equalTo(9109));
    }
}
