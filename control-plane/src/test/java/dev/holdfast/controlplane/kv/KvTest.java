package dev.holdfast.controlplane.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class KvTest {
    private static final String PATH = "/storage/kv/namespaces";

    private Tenant tenant;

    @BeforeEach
    void signUp() {
        tenant = Tenant.signUp();
    }

    @Test
    void namespacesAreMadeListedRenamedAndDeleted() {
        String second = create("second");
        String first = create("first");
        assertThat(Published.get(RedisKeys.kvNamespace(first))).contains(tenant.account());

        tenant.as()
                .get(PATH + "?per_page=1000&order=title&direction=asc")
                .then()
                .statusCode(200)
                .body("result.title", contains("first", "second"))
                .body("result[0].id", equalTo(first))
                .body("result[0].supports_url_encoding", equalTo(true))
                .body("result_info.total_count", equalTo(2));
        tenant.as().get(PATH + "?page=2&per_page=1000").then().body("result", hasSize(0));

        tenant.as()
                .body(Map.of("title", "first"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10014));
        tenant.as()
                .body(Map.of("title", "second"))
                .put(PATH + "/" + first)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(10014));
        tenant.as()
                .body(Map.of("title", "third"))
                .put(PATH + "/" + first)
                .then()
                .statusCode(200)
                .body("result.title", equalTo("third"));

        tenant.as().delete(PATH + "/" + second).then().statusCode(200);
        tenant.as().delete(PATH + "/" + second).then().statusCode(404).body("errors[0].code", equalTo(10013));
        assertThat(Published.has(RedisKeys.kvNamespace(second))).isFalse();
    }

    @Test
    void titlesAreNeitherEmptyNorEndless() {
        for (String title : List.of("", " ", "x".repeat(513))) {
            tenant.as().body(Map.of("title", title)).post(PATH).then().statusCode(400);
        }
        tenant.as().get(PATH).then().body("result", hasSize(0));
    }

    @Test
    void valuesAreBytesWithoutAnEnvelope() {
        String namespace = create("values");
        byte[] bytes = {0, -1, 13, 10};
        // Percent-encoded once more would be another key.
        raw().body(bytes).put(values(namespace) + "a%2Fb%20c%25").then().statusCode(200);

        byte[] read = raw().get(values(namespace) + "a%2Fb%20c%25")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .extract()
                .asByteArray();
        assertThat(read).isEqualTo(bytes);
        tenant.as().get(PATH + "/" + namespace + "/keys").then().body("result.name", contains("a/b c%"));

        raw().get(values(namespace) + "a").then().statusCode(404).body("errors[0].code", equalTo(10009));
        raw().delete(values(namespace) + "a%2Fb%20c%25").then().statusCode(200);
        raw().get(values(namespace) + "a%2Fb%20c%25").then().statusCode(404);
    }

    @Test
    void emptyValuesAreValues() {
        String namespace = create("empty");
        raw().put(values(namespace) + "empty").then().statusCode(200);
        assertThat(raw().get(values(namespace) + "empty")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEmpty();
    }

    @Test
    void formsCarryMetadata() {
        String namespace = create("forms");
        String boundary = "b";
        raw().contentType("multipart/form-data; boundary=" + boundary)
                .body(bytes(String.join(
                        "\r\n",
                        "--b",
                        "content-disposition: form-data; name=\"value\"",
                        "",
                        "text",
                        "--b",
                        "content-disposition: form-data; name=\"metadata\"",
                        "",
                        "{\"a\":1}",
                        "--b--",
                        "")))
                .put(values(namespace) + "key?expiration_ttl=120")
                .then()
                .statusCode(200);
        assertThat(raw().get(values(namespace) + "key").asString()).isEqualTo("text");
        long expiration = tenant.as()
                .get(PATH + "/" + namespace + "/keys")
                .then()
                .body("result[0].metadata.a", equalTo(1))
                .extract()
                .jsonPath()
                .getLong("result[0].expiration");
        assertThat(expiration - Instant.now().getEpochSecond()).isBetween(60L, 120L);
        tenant.as().get(PATH + "/" + namespace + "/metadata/key").then().body("result.a", equalTo(1));
    }

    @Test
    void whatBreaksTheRulesChangesNothing() {
        String namespace = create("rules");
        raw().body(bytes("x"))
                .put(values(namespace) + "key?expiration_ttl=59")
                .then()
                .statusCode(400)
                .body(
                        "errors[0].message",
                        equalTo("Invalid expiration_ttl of 59. Expiration TTL must be at least 60."));
        raw().body(bytes("x")).put(values(namespace) + "k".repeat(513)).then().statusCode(400);
        raw().body(new byte[25 * 1024 * 1024 + 1])
                .put(values(namespace) + "key")
                .then()
                .statusCode(413);
        tenant.as()
                .body(List.of(Map.of("key", "good", "value", "x"), Map.of("key", "", "value", "x")))
                .put(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(400);
        tenant.as()
                .body(List.of(Map.of("key", "bad", "value", "!", "base64", true)))
                .put(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(400);
        tenant.as().get(PATH + "/" + namespace + "/keys").then().body("result", hasSize(0));
        tenant.as().get(PATH + "/" + namespace + "/keys?limit=1001").then().statusCode(400);
        tenant.as().get(PATH + "/" + namespace + "/keys?cursor=*").then().statusCode(400);
    }

    @Test
    void keysAreListedPageByPage() {
        String namespace = create("pages");
        tenant.as()
                .body(List.of(
                        Map.of("key", "p:1", "value", "x"),
                        Map.of("key", "p:2", "value", "x"),
                        Map.of("key", "q", "value", "x")))
                .put(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(200)
                .body("result.successful_key_count", equalTo(3));
        String cursor = tenant.as()
                .get(PATH + "/" + namespace + "/keys?prefix=p:&limit=1")
                .then()
                .body("result.name", contains("p:1"))
                .extract()
                .path("result_info.cursor");
        tenant.as()
                .get(PATH + "/" + namespace + "/keys?prefix=p:&limit=1&cursor=" + cursor)
                .then()
                .body("result.name", contains("p:2"))
                .body("result_info.cursor", equalTo(""))
                .body("result_info.count", equalTo(1));
    }

    @Test
    void severalKeysAreWrittenReadAndDeletedAtOnce() {
        String namespace = create("bulk");
        tenant.as()
                .body(List.of(
                        Map.of("key", "text", "value", "{\"a\":1}", "metadata", Map.of("m", 1)),
                        Map.of("key", "bytes", "value", "AAEC", "base64", true)))
                .put(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(200);
        assertThat(raw().get(values(namespace) + "bytes").asByteArray()).containsExactly(0, 1, 2);
        Map<String, Object> read = tenant.as()
                .body(Map.of("keys", List.of("text", "none")))
                .post(PATH + "/" + namespace + "/bulk/get")
                .then()
                .statusCode(200)
                .extract()
                .path("result.values");
        assertThat(read).containsEntry("text", "{\"a\":1}").containsEntry("none", null);
        tenant.as()
                .body(Map.of("keys", List.of("text"), "type", "json", "withMetadata", true))
                .post(PATH + "/" + namespace + "/bulk/get")
                .then()
                .body("result.values.text.value.a", equalTo(1))
                .body("result.values.text.metadata.m", equalTo(1));
        tenant.as()
                .body(List.of("text"))
                .delete(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(200);
        tenant.as()
                .body(List.of("bytes"))
                .post(PATH + "/" + namespace + "/bulk/delete")
                .then()
                .statusCode(200);
        tenant.as().get(PATH + "/" + namespace + "/keys").then().body("result", hasSize(0));
    }

    @Test
    void namespacesOfOthersAreNotThere() {
        String namespace = create("mine");
        raw().body(bytes("secret")).put(values(namespace) + "key").then().statusCode(200);
        Tenant other = Tenant.signUp();
        for (String path : List.of("", "/keys", "/values/key", "/metadata/key")) {
            other.as().get(PATH + "/" + namespace + path).then().statusCode(404).body("errors[0].code", equalTo(10013));
        }
        other.as().body("x").put(PATH + "/" + namespace + "/values/key").then().statusCode(404);
        other.as().delete(PATH + "/" + namespace).then().statusCode(404);
        other.as()
                .body(List.of("key"))
                .delete(PATH + "/" + namespace + "/bulk")
                .then()
                .statusCode(404);
        other.deploy("thief", WorkerUpload.of(WorkerUpload.HELLO, bind(namespace)))
                .statusCode(400)
                .body("errors[0].code", equalTo(10021));
        assertThat(raw().get(values(namespace) + "key").asString()).isEqualTo("secret");
    }

    @Test
    void bindingsArePublishedShownAndInherited() {
        tenant.pickSubdomain();
        String namespace = create("bound");
        String version = tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO, bind(namespace)))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.get(RedisKeys.bundle(version)))
                .contains("{\"type\":\"kv_namespace\",\"name\":\"KV\",\"id\":\"" + namespace + "\"}");
        tenant.as()
                .get("/workers/scripts/hello/settings")
                .then()
                .body("result.bindings[0].type", equalTo("kv_namespace"))
                .body("result.bindings[0].namespace_id", equalTo(namespace));

        String next = tenant.deploy(
                        "hello",
                        WorkerUpload.of(WorkerUpload.HELLO, "\"bindings\":[{\"name\":\"KV\",\"type\":\"inherit\"}]"))
                .statusCode(200)
                .extract()
                .path("result.deployment_id");
        assertThat(Published.get(RedisKeys.bundle(next))).contains(namespace);
    }

    @Test
    void valuesOfADeletedNamespaceAreTakenAway() {
        String namespace = create("deleted");
        raw().body(bytes("x")).put(values(namespace) + "key").then().statusCode(200);
        assertThat(Published.has(RedisKeys.kvValue(namespace, "key"))).isTrue();
        tenant.as().delete(PATH + "/" + namespace).then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> !Published.has(RedisKeys.kvValue(namespace, "key")));
        assertThat(Published.has(RedisKeys.kvIndex(namespace))).isFalse();
    }

    private String create(String title) {
        return tenant.as()
                .body(Map.of("title", title))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("result.title", equalTo(title))
                .extract()
                .path("result.id");
    }

    /** As wrangler sends files: without a content type, the path as it is. */
    private RequestSpecification raw() {
        return tenant.as().noContentType().urlEncodingEnabled(false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String values(String namespace) {
        return PATH + "/" + namespace + "/values/";
    }

    private static String bind(String namespace) {
        return "\"bindings\":[{\"name\":\"KV\",\"type\":\"kv_namespace\",\"namespace_id\":\"" + namespace + "\"}]";
    }
}
