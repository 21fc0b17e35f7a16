package dev.holdfast.local.demo;

import dev.holdfast.local.client.JsonHttp;
import dev.holdfast.local.client.KeycloakAdmin;
import dev.holdfast.local.client.Reply;
import dev.holdfast.local.client.UnexpectedReplyException;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.Secrets;
import dev.holdfast.local.process.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the demo user, step by step as a person would. Every step is skipped when its result is there already. */
public final class DemoAccount {
    private static final String EMAIL = "demo@holdfast.localhost";
    private static final String SUBDOMAIN = "demo";
    private static final int PAYMENT_SECONDS = 30;

    private final JsonHttp http;
    private final PortPlan ports;
    private final Secrets secrets;
    private final Consumer<String> progress;

    public DemoAccount(JsonHttp http, PortPlan ports, Secrets secrets, Consumer<String> progress) {
        this.http = http;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
    }

    /** @throws UnexpectedReplyException when the platform refuses a step */
    public DemoResult make() {
        PlatformApi api = new PlatformApi(http, ports.publicUrl(), logIn());
        String account = (String) api.list("/accounts").getFirst().get("id");
        pickSubdomain(api, account);
        buyPlan(api, account);
        String token = token(api);
        progress.accept("Demo user: " + EMAIL + ", password: " + secrets.demoPassword() + ", at " + ports.publicUrl());
        return new DemoResult(account, token);
    }

    /** The password is set only when it does not hold: while that is done, nobody can log in. */
    private String logIn() {
        Reply reply = tryToLogIn();
        if (!reply.isSuccess()) {
            new KeycloakAdmin(http, ports.keycloakUrl(), "admin", secrets.keycloakAdminPassword())
                    .ensureUser(EMAIL, "Demo", "User", secrets.demoPassword());
            reply = tryToLogIn();
        }
        return (String) reply.requireSuccess().json().get("access_token");
    }

    private Reply tryToLogIn() {
        return http.postForm(
                ports.keycloakUrl() + "/realms/holdfast/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "holdfast-demo",
                        "scope",
                        "openid",
                        "username",
                        EMAIL,
                        "password",
                        secrets.demoPassword()));
    }

    private void pickSubdomain(PlatformApi api, String account) {
        String path = "/accounts/" + account + "/workers/subdomain";
        if (!api.get(path).isSuccess()) {
            api.write("PUT", path, Map.of("subdomain", SUBDOMAIN));
            progress.accept("Picked the subdomain " + SUBDOMAIN);
        }
    }

    private void buyPlan(PlatformApi api, String account) {
        if (isPaid(api, account)) {
            return;
        }
        Map<String, Object> checkout =
                api.write("POST", "/accounts/" + account + "/billing/checkout", Map.of("plan", "workers_paid"));
        new CheckoutPage(http, (String) checkout.get("url")).pay();
        for (int tries = 0; !isPaid(api, account); tries++) {
            if (tries >= PAYMENT_SECONDS * 5) {
                throw new UnexpectedReplyException("The payment went through, but the account was not on the paid plan "
                        + PAYMENT_SECONDS + " seconds later");
            }
            Pause.of(Duration.ofMillis(200));
        }
        progress.accept("Bought the Workers Paid plan with a test card");
    }

    private static boolean isPaid(PlatformApi api, String account) {
        return "workers_paid"
                .equals(api.object("/accounts/" + account + "/subscription").get("plan"));
    }

    private String token(PlatformApi api) {
        Optional<String> kept = secrets.demoToken().filter(this::isValid);
        return kept.orElseGet(() -> {
            String token = (String)
                    api.write("POST", "/user/tokens", Map.of("name", "demo")).get("value");
            secrets.keepDemoToken(token);
            return token;
        });
    }

    private boolean isValid(String token) {
        return new PlatformApi(http, ports.publicUrl(), token)
                .get("/user/tokens/verify")
                .isSuccess();
    }
}
