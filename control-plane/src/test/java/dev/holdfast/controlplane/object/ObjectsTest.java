package dev.holdfast.controlplane.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.StoredObjects;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class ObjectsTest {
    @Test
    void everyObjectIsListedOnceHoweverLongThePages() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 60);

        for (int limit : List.of(1, 7, 60, 1000)) {
            assertThat(all(tenant, objects.namespace(), "objects?limit=" + limit, "id"))
                    .containsExactlyInAnyOrderElementsOf(objects.ids());
        }
    }

    @Test
    void objectsAreFoundByTheBeginningOfTheirNamesInOrder() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 120);

        for (int limit : List.of(1, 9, 200)) {
            assertThat(all(tenant, objects.namespace(), "objects?name_prefix=object-000&limit=" + limit, "name"))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(StoredObjects::name).toList());
        }
        assertThat(all(tenant, objects.namespace(), "objects?name_prefix=o&limit=50", "name"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 120).mapToObj(StoredObjects::name).toList());
        assertThat(all(tenant, objects.namespace(), "objects?name_prefix=nobody", "name"))
                .isEmpty();
    }

    @Test
    void anObjectTellsWhatItStoresAndHowItRuns() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 2);
        String asleep = objects.ids().get(0);
        String awake = objects.ids().get(1);

        get(tenant, objects, asleep, "")
                .statusCode(200)
                .body("result.name", equalTo("object-0000"))
                .body("result.stored_keys", equalTo(2))
                .body("result.stored_bytes", equalTo(12))
                .body("result.alarm", equalTo("2096-10-02T07:06:40.000000Z"))
                .body("result.state", equalTo("inactive"))
                .body("result.pod", nullValue());
        try (FakeOwner owner = new FakeOwner(new ObjectReply.Present("pod-1", "v", 2, 1, true, 0, 3), awake)) {
            get(tenant, objects, awake, "")
                    .body("result.state", equalTo("awake"))
                    .body("result.pod", equalTo("pod-1"))
                    .body("result.running.events_in_progress", equalTo(2))
                    .body("result.running.may_hibernate", equalTo(false))
                    .body("result.sockets", equalTo(3));
            assertThat(owner.seen()).extracting(ObjectRequest::objectId).containsExactly(awake);
            tenant.as()
                    .get("/workers/durable_objects/namespaces/%s/presence?object=%s&object=%s"
                            .formatted(objects.namespace(), asleep, awake))
                    .then()
                    .statusCode(200)
                    .body("result.id", contains(asleep, awake))
                    .body("result.state", contains("inactive", "awake"));
        }
    }

    @Test
    void whoLooksIntoAnObjectIsKept() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 1);
        String id = objects.ids().getFirst();

        get(tenant, objects, id, "/values?prefix=a").statusCode(200);
        get(tenant, objects, id, "/value?key=b").statusCode(200);
        get(tenant, objects, id, "/export").statusCode(200);

        tenant.as()
                .get("/logs/audit?action_type=read&resource_id=" + id)
                .then()
                .body(
                        "result.resource.type",
                        contains("durable_object", "durable_object_value", "durable_object_value"))
                .body("result[1].resource.before.key", equalTo("b"))
                .body("result[2].resource.before.prefix", equalTo("a"))
                .body("result[2].actor.email", equalTo(tenant.email()));
    }

    @Test
    void valuesAreShownWithTheirTypes() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 1);
        String id = objects.ids().getFirst();

        get(tenant, objects, id, "/values?limit=1")
                .statusCode(200)
                .body("result", hasSize(1))
                .body("result[0].key", equalTo("a"))
                .body("result[0].value.type", equalTo("number"))
                .body("result[0].value.value", equalTo(1))
                .body("result_info.count", equalTo(1));
        get(tenant, objects, id, "/values?prefix=b").body("result.key", contains("b"));
        get(tenant, objects, id, "/values?start=b").body("result.key", contains("b"));
        get(tenant, objects, id, "/values?start=a&end=b").body("result.key", contains("a"));
        get(tenant, objects, id, "/value?key=b").body("result.value.value", equalTo(1));
        get(tenant, objects, id, "/value?key=c").statusCode(404);
        String lines = tenant.as()
                .get("/workers/durable_objects/namespaces/%s/objects/%s/export".formatted(objects.namespace(), id))
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines().map(line -> JsonPath.from(line).getString("key")))
                .containsExactly("a", "b");
    }

    @Test
    void everyKeyIsOnOnePageInTheOrderOfBytes() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 1);
        String id = objects.ids().getFirst();
        for (String key : List.of("-", "0", "A", "[", "zoë")) {
            objects.put(id, key);
        }
        String values = "objects/%s/values".formatted(id);

        for (int limit : List.of(1, 3, 7, 100)) {
            assertThat(all(tenant, objects.namespace(), values + "?limit=" + limit, "key"))
                    .containsExactly("-", "0", "A", "[", "a", "b", "zoë");
        }
        assertThat(all(tenant, objects.namespace(), values + "?limit=1&prefix=-", "key"))
                .containsExactly("-");
        assertThat(all(tenant, objects.namespace(), values + "?limit=1&start=A&end=b", "key"))
                .containsExactly("A", "[", "a");
    }

    @Test
    void changesAreLeftToTheOwnerOfTheObject() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 1);
        String id = objects.ids().getFirst();
        String path = "/workers/durable_objects/namespaces/%s/objects/%s".formatted(objects.namespace(), id);

        try (FakeOwner owner = new FakeOwner(new ObjectReply.Done(), id)) {
            tenant.as()
                    .body("{\"value\":{\"type\":\"json\",\"value\":{\"a\":1}}}")
                    .queryParam("key", "k/x")
                    .put(path + "/value")
                    .then()
                    .statusCode(200);
            tenant.as().delete(path + "/value?key=k").then().statusCode(200);
            tenant.as().delete(path + "?force=true").then().statusCode(200);

            assertThat(owner.seen()).hasSize(3);
            assertThat(owner.seen().get(0).action())
                    .isInstanceOfSatisfying(
                            ObjectRequest.Change.class,
                            change -> assertThat(change.edits().getFirst())
                                    .isInstanceOfSatisfying(
                                            ObjectRequest.Put.class,
                                            put -> assertThat(put.key()).isEqualTo("k/x")));
            assertThat(owner.seen().get(2).action()).isEqualTo(new ObjectRequest.Delete(true));
        }
        try (FakeOwner owner = new FakeOwner(new ObjectReply.Busy(), id)) {
            tenant.as().delete(path).then().statusCode(409);
            assertThat(owner.seen()).hasSize(1);
        }
        tenant.as()
                .body("{\"value\":{\"type\":\"error\"}}")
                .put(path + "/value?key=k")
                .then()
                .statusCode(400)
                .body("errors[0].message", equalTo("Values of the type 'error' cannot be written"));
    }

    @Test
    void objectsOfOthersAndOfDeletedClassesCannotBeReached() {
        Tenant tenant = Tenant.paying();
        StoredObjects objects = StoredObjects.of(namespace(tenant), 1);
        String id = objects.ids().getFirst();

        get(Tenant.paying(), objects, id, "").statusCode(404).body("errors[0].code", equalTo(10066));
        get(tenant, objects, "0".repeat(64), "").statusCode(404).body("errors[0].code", equalTo(10067));
        get(tenant, objects, "zz", "").statusCode(400);
        tenant.as().delete("/workers/services/counter?force=true").then().statusCode(200);
        get(tenant, objects, id, "")
                .statusCode(404)
                .body(
                        "errors[0].message",
                        equalTo(
                                "The Durable Object namespace %s was deleted: the class 'Counter' of 'counter' is gone with its objects"
                                        .formatted(objects.namespace())));
    }

    /** One field of every item of a list of a namespace, read page by page. */
    private static List<String> all(Tenant tenant, String namespace, String list, String field) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = tenant.as()
                    .get("/workers/durable_objects/namespaces/%s/%s&cursor=%s".formatted(namespace, list, cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("result." + field));
            cursor = page.getString("result_info.cursors.after");
        } while (cursor != null);
        return found;
    }

    private static ValidatableResponse get(Tenant tenant, StoredObjects objects, String id, String path) {
        return tenant.as()
                .get("/workers/durable_objects/namespaces/%s/objects/%s%s".formatted(objects.namespace(), id, path))
                .then();
    }

    private static String namespace(Tenant tenant) {
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        return tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result[0].id");
    }
}
