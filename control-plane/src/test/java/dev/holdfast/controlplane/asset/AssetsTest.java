package dev.holdfast.controlplane.asset;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class AssetsTest {
    private static final String PAGE = "<h1>Hello</h1>\n";
    private static final String PAGE_HASH = "569c49c876d9d1d37936e494e70a80e8";
    private static final Map<String, ?> MANIFEST =
            Map.of("manifest", Map.of("/index.html", Map.of("hash", PAGE_HASH, "size", PAGE.length())));

    private final AssetSweep sweep = bean(AssetSweep.class);

    private Tenant tenant;

    @BeforeEach
    void signUp() {
        tenant = Tenant.signUp();
    }

    @Test
    void filesAreUploadedOnceAndPublishedWithTheirVersion() {
        String session = begin().body("result.buckets[0][0]", equalTo(PAGE_HASH))
                .extract()
                .path("result.jwt");
        String completion = upload(tenant.account(), session, PAGE)
                .statusCode(200)
                .extract()
                .path("result.jwt");
        String version = deploy(completion).statusCode(200).extract().path("result.deployment_id");

        assertThat(Published.get(RedisKeys.assets(version)))
                .contains("\"/index.html\"", PAGE_HASH, "text/html; charset=utf-8", "SINGLE_PAGE_APPLICATION");
        assertThat(Published.get(RedisKeys.asset(tenant.account(), PAGE_HASH))).isEqualTo(PAGE);
        assertThat(Published.get(RedisKeys.bundle(version))).contains("\"hasAssets\":true", "\"type\":\"assets\"");

        String again = begin().body("result.buckets", hasSize(0)).extract().path("result.jwt");
        deploy(again).statusCode(200);
    }

    @Test
    void filesNeedNoCode() {
        String session = begin().extract().path("result.jwt");
        String completion = upload(tenant.account(), session, PAGE).extract().path("result.jwt");
        String version = tenant.deploy(
                        "site",
                        new WorkerUpload("{\"compatibility_date\":\"2026-10-01\",\"assets\":{\"jwt\":\"" + completion
                                + "\",\"config\":{}}}"))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.get(RedisKeys.bundle(version))).contains("\"mainModule\":\"\"");
    }

    @Test
    void filesOfThePreviousVersionMayBeKept() {
        String session = begin().extract().path("result.jwt");
        deploy(upload(tenant.account(), session, PAGE).extract().path("result.jwt"))
                .statusCode(200);
        String kept = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO, "\"keep_assets\":true"))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.get(RedisKeys.assets(kept))).contains(PAGE_HASH);
        String without = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.has(RedisKeys.assets(without))).isFalse();
    }

    @Test
    void contentThatIsNotWhatItsHashSaysIsRefused() {
        String session = begin().extract().path("result.jwt");
        upload(tenant.account(), session, "<h1>Forged</h1>").statusCode(400);
        begin().body("result.buckets", hasSize(1));
    }

    @Test
    void onlyTheSessionsTokenOpensTheUpload() {
        String session = begin().extract().path("result.jwt");
        upload(tenant.account(), "made-up", PAGE).statusCode(401);
        upload(tenant.account(), tenant.token(), PAGE).statusCode(401);
        Tenant other = Tenant.signUp();
        upload(other.account(), session, PAGE).statusCode(401);
        deploy(session).statusCode(400).body("errors[0].code", equalTo(10021));

        String completion = upload(tenant.account(), session, PAGE).extract().path("result.jwt");
        upload(tenant.account(), completion, PAGE).statusCode(401);
        other.deploy("thief", worker(completion)).statusCode(400);
        other.as()
                .body(MANIFEST)
                .post("/workers/scripts/thief/assets-upload-session")
                .then()
                .body("result.buckets", hasSize(1));
    }

    @Test
    void singleFilesAreTakenAsTheyAre() {
        String session = begin().extract().path("result.jwt");
        given().header("Authorization", "Bearer " + session)
                .contentType("text/html")
                .body(PAGE.getBytes(StandardCharsets.UTF_8))
                .post("/client/v4/accounts/" + tenant.account() + "/workers/assets/upload/" + PAGE_HASH)
                .then()
                .statusCode(200)
                .body("success", equalTo(true));
        begin().body("result.buckets", hasSize(0));
    }

    @Test
    void manifestsThatMakeNoSenseAreRefused() {
        for (Map<String, ?> manifest : List.<Map<String, ?>>of(
                Map.of("no-slash", Map.of("hash", PAGE_HASH, "size", 1)),
                Map.of("/a", Map.of("hash", "short", "size", 1)),
                Map.of("/a", Map.of("hash", PAGE_HASH, "size", -1)),
                Map.of("/a", Map.of("hash", PAGE_HASH, "size", 26 * 1024 * 1024)))) {
            tenant.as()
                    .body(Map.of("manifest", manifest))
                    .post("/workers/scripts/hello/assets-upload-session")
                    .then()
                    .statusCode(400);
        }
        tenant.as()
                .body(Map.of("manifest", Map.of()))
                .post("/workers/scripts/hello/assets-upload-session")
                .then()
                .statusCode(200)
                .body("result.buckets", hasSize(0));
    }

    @Test
    void configurationThatIsNotOfferedIsRefusedByName() {
        for (String config : List.of(
                "\"html_handling\":\"odd\"",
                "\"not_found_handling\":\"odd\"",
                "\"base_path\":\"relative\"",
                "\"run_worker_first\":[\"no-slash\"]",
                "\"magic\":true")) {
            tenant.deploy(
                            "hello",
                            WorkerUpload.of(
                                    WorkerUpload.HELLO, "\"assets\":{\"jwt\":\"x\",\"config\":{" + config + "}}"))
                    .statusCode(400)
                    .body("errors[0].code", equalTo(10021));
        }
        tenant.deploy(
                        "hello",
                        WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[{\"name\":\"A\",\"type\":\"assets\"}]"))
                .statusCode(400);
    }

    @Test
    void whatNoVersionUsesIsSweptAway() {
        String session = begin().extract().path("result.jwt");
        deploy(upload(tenant.account(), session, PAGE).extract().path("result.jwt"))
                .statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> sweep.sweep(Instant.now().plusSeconds(60)));
        begin().body("result.buckets", hasSize(0));
        assertThat(Published.has(RedisKeys.asset(tenant.account(), PAGE_HASH))).isTrue();
    }

    private ValidatableResponse begin() {
        return tenant.as()
                .body(MANIFEST)
                .post("/workers/scripts/hello/assets-upload-session")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse upload(String account, String token, String content) {
        String base64 = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        String form = String.join(
                "\r\n",
                "--b",
                "content-disposition: form-data; name=\"" + PAGE_HASH + "\"; filename=\"" + PAGE_HASH + "\"",
                "content-type: text/html; charset=utf-8",
                "",
                base64,
                "--b--",
                "");
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/client/v4/accounts/" + account + "/workers/assets/upload?base64=true")
                .then();
    }

    private ValidatableResponse deploy(String completion) {
        return tenant.deploy("hello", worker(completion));
    }

    private static WorkerUpload worker(String completion) {
        return WorkerUpload.of(
                WorkerUpload.HELLO,
                "\"bindings\":[{\"name\":\"ASSETS\",\"type\":\"assets\"}]",
                "\"assets\":{\"jwt\":\"" + completion
                        + "\",\"config\":{\"not_found_handling\":\"single-page-application\"}}");
    }
}
