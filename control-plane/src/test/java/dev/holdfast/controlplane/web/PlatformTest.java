package dev.holdfast.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import io.restassured.RestAssured;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PlatformTest {
    @Test
    void everybodyMayKnowWhereWorkersAnswerAndWhatIsFree() {
        RestAssured.get("/client/v4/platform")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body(
                        "result",
                        equalTo(Map.of(
                                "workers", Map.of("scheme", "http", "domain", "localhost", "port", 8787),
                                "free_plan", Map.of("sqlite_objects", false))));
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
                .build()
                .getConfigMapping(PlatformConfig.class);

        assertThat(PlatformView.of(configured))
                .isEqualTo(new PlatformView(
                        new PlatformView.Workers("https", "workers.example", 443), new PlatformView.FreePlan(true)));
    }
}
