package dev.holdfast.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import io.restassured.RestAssured;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PlatformTest {
    @Test
    void everybodyMayKnowWhereWorkersAnswerWhatIsFreeAndHowPeopleAreSignedIn() {
        RestAssured.get("/client/v4/platform")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("result.workers", equalTo(Map.of("scheme", "http", "domain", "localhost", "port", 8787)))
                .body("result.free_plan", equalTo(Map.of("sqlite_objects", false)))
                .body("result.identity.idle_seconds", equalTo(7200))
                .body("result.identity.account_url", endsWith("/realms/holdfast/account"));
    }

    @Test
    void theAnswerFollowsTheOperatorsConfiguration() {
        PlatformConfig configured = new SmallRyeConfigBuilder()
                .withMapping(PlatformConfig.class)
                .withDefaultValue("holdfast.public-url", "https://holdfast.example")
                .withDefaultValue("holdfast.tenants.scheme", "https")
                .withDefaultValue("holdfast.tenants.domain", "workers.example")
                .withDefaultValue("holdfast.tenants.port", "443")
                .withDefaultValue("holdfast.free-plan.sqlite-objects", "true")
                .withDefaultValue("holdfast.session.idle-timeout", "PT30M")
                .build()
                .getConfigMapping(PlatformConfig.class);

        assertThat(PlatformView.of(configured, "https://login.example/realms/holdfast"))
                .isEqualTo(new PlatformView(
                        new PlatformView.Workers("https", "workers.example", 443),
                        new PlatformView.FreePlan(true),
                        new PlatformView.Identity(URI.create("https://login.example/realms/holdfast/account"), 1800)));
    }
}
