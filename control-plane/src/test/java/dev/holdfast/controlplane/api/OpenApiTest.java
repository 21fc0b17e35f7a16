package dev.holdfast.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class OpenApiTest {
    private static final Path COPY = Path.of("../dashboard-web/openapi.json");
    private static final String WRITE = "holdfast.openapi.write";

    /** Run with {@code -Dholdfast.openapi.write=true} to renew the copy; then generate the dashboard's client again. */
    @Test
    void theDashboardsCopyOfTheDescriptionIsUpToDate() throws IOException {
        String served = RestAssured.get("/q/openapi?format=json").asString();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(COPY, served);
        }

        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(COPY.toFile())).isEqualTo(mapper.readTree(served));
    }
}
