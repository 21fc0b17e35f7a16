package dev.holdfast.controlplane.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Routes;
import dev.holdfast.controlplane.testing.Routes.Route;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to a route, the answer is an envelope, and never a fault of ours. Input is made by chance from the
 * API's description; {@code -Dholdfast.seed=…} repeats a run.
 */
@ControlPlaneTest
class AnyInputTest {
    private static final int TRIES = 12;

    /** What is not offered yet says so. */
    private static final Set<Integer> DELIBERATE = Set.of(501);

    /** Requests that the HTTP server refuses before any route sees them: malformed, or with too long a line. */
    private static final Set<Integer> BY_THE_SERVER = Set.of(400, 414, 431);

    private final ObjectMapper mapper = new ObjectMapper();
    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void noInputIsAnsweredWithAFaultOfOurs() throws IOException {
        JsonNode description =
                mapper.readTree(given().get("/q/openapi?format=json").asByteArray());
        RandomInput input =
                new RandomInput(random, description.path("components").path("schemas"));
        Map<Integer, Integer> answers = new HashMap<>();
        List<String> faults = new ArrayList<>();
        Tenant tenant = Tenant.paying();

        for (Route route : Routes.all()) {
            JsonNode operation = description.path("paths").path(route.path()).path(route.method());
            tenant.deploy("hello", WorkerUpload.counter());
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Response answer = ask(tenant, route, operation, input);
                answers.merge(answer.statusCode() / 100, 1, Integer::sum);
                if (!isProper(answer)) {
                    faults.add("%s answered %d %s".formatted(route, answer.statusCode(), answer.asString()));
                }
            }
        }

        assertThat(faults).as("seed %d", seed).isEmpty();
        assertThat(answers.get(2)).as("successes in %s", answers).isGreaterThan(60);
        assertThat(answers.get(4)).as("refusals in %s", answers).isGreaterThan(200);
    }

    private static boolean isProper(Response answer) {
        int status = answer.statusCode();
        if (answer.asString().isEmpty()) {
            return BY_THE_SERVER.contains(status);
        }
        if (!answer.contentType().startsWith("application/json")) {
            return status < 300;
        }
        return (status < 500 || DELIBERATE.contains(status))
                && answer.jsonPath().getBoolean("success") == (status < 300);
    }

    private Response ask(Tenant tenant, Route route, JsonNode operation, RandomInput input) throws IOException {
        RequestSpecification request =
                given().urlEncodingEnabled(false).header("Authorization", "Bearer " + tenant.token());
        String path = route.path().replace("{account}", tenant.account());
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            JsonNode schema = parameter.path("schema");
            String value =
                    input.happens(0.3) ? input.nasty() : input.value(schema).asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", encode(input.happens(0.5) ? "hello" : value));
            } else if (input.happens(0.5)) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encode(value));
            }
        }
        JsonNode content = operation.path("requestBody").path("content");
        if (content.has("multipart/form-data")) {
            WorkerUpload upload = upload(input);
            request.contentType(upload.contentType()).body(upload.body());
        } else if (!content.isMissingNode()) {
            JsonNode schema = content.elements().next().path("schema");
            String body = input.happens(0.1) ? "{\"cut" : mapper.writeValueAsString(input.value(schema));
            request.contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(route.method(), path + query);
    }

    private WorkerUpload upload(RandomInput input) throws IOException {
        JsonNode metadata = mapper.readTree("""
                {"type":"object","properties":{"main_module":{"type":"string","enum":["index.js"]},
                "compatibility_date":{"type":"string","enum":["2026-10-01"]},
                "bindings":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},
                "type":{"type":"string","enum":["plain_text","json","service","durable_object_namespace","inherit"]},
                "text":{"type":"string"},"class_name":{"type":"string"},"service":{"type":"string"}}}},
                "migrations":{"type":"object","properties":{"new_tag":{"type":"string"},"old_tag":{"type":"string"},
                "steps":{"type":"array","items":{"type":"object","properties":{"new_classes":{"type":"array",
                "items":{"type":"string","enum":["Counter"]}}}}}}},"annotations":{"type":"object"},"tags":{"type":"array"},
                "limits":{"type":"object","properties":{"cpu_ms":{"type":"integer"}}},"placement":{"type":"object"}}}""");
        return new WorkerUpload(mapper.writeValueAsString(input.value(metadata)))
                .with(
                        input.happens(0.8) ? "index.js" : input.nasty().replaceAll("[\"\r\n]", ""),
                        "application/javascript+module",
                        WorkerUpload.COUNTER.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
