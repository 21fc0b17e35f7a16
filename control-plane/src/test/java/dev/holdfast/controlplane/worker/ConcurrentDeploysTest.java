package dev.holdfast.controlplane.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Many deploys at the same time: those of one worker follow each other, and nothing is lost or stands still. */
@ControlPlaneTest
class ConcurrentDeploysTest {
    private static final Logger LOG = Logger.getLogger(ConcurrentDeploysTest.class);
    private static final int WORKERS = 50;
    private static final int DEPLOYS_OF_EACH = 4;

    private record Answer(int status, long millis) {}

    @Test
    void twoHundredDeploysOfFiftyWorkersAllSucceed() throws Exception {
        Tenant tenant = Tenant.signUp();
        List<Answer> answers = allAtOnce(IntStream.range(0, WORKERS * DEPLOYS_OF_EACH)
                .<Callable<Answer>>mapToObj(i -> () ->
                        deploy(tenant, "w" + i % WORKERS, WorkerUpload.of(WorkerUpload.HELLO + "// " + i / WORKERS)))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        List<Long> times = answers.stream().map(Answer::millis).sorted().toList();
        LOG.infof(
                "%d deploys of %d workers at once: median %d ms, p95 %d ms, longest %d ms",
                times.size(),
                WORKERS,
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.getLast());
        for (int i = 0; i < WORKERS; i++) {
            assertConsistent(tenant, "w" + i);
        }
    }

    @Test
    void ofDeploysWithTheSameMigrationOneIsDoneAndTheOthersAreToldWhy() throws Exception {
        Tenant tenant = Tenant.paying();
        List<Answer> answers = allAtOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> deploy(
                        tenant,
                        "counter",
                        WorkerUpload.of(
                                WorkerUpload.COUNTER + "// " + i,
                                WorkerUpload.BIND_COUNTER,
                                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_classes\":[\"Counter\"]}]}")))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
        List<Object> namespaces = tenant.as()
                .get("/workers/durable_objects/namespaces")
                .then()
                .extract()
                .path("result");
        assertThat(namespaces).hasSize(1);
    }

    @Test
    void secretsThatAreChangedAtTheSameTimeAreAllKept() throws Exception {
        Tenant tenant = Tenant.signUp();
        tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        List<Answer> answers = allAtOnce(IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(i -> () -> {
                    int status = tenant.as()
                            .body("{\"name\":\"S%d\",\"text\":\"x\",\"type\":\"secret_text\"}".formatted(i))
                            .put("/workers/scripts/hello/secrets")
                            .statusCode();
                    return new Answer(status, 0);
                })
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        List<String> names = tenant.as()
                .get("/workers/scripts/hello/secrets")
                .then()
                .extract()
                .path("result.name");
        assertThat(names).hasSize(10);
    }

    @Test
    void partnersThatGiveEachOtherClassesAndUploadAtOnceWaitOneWayOnly() throws Exception {
        Tenant tenant = Tenant.paying();
        String counter = "\"exports\":{\"Counter\":{\"type\":\"durable-object\",%s}}";
        WorkerUpload giving = WorkerUpload.of(
                WorkerUpload.COUNTER, counter.formatted("\"state\":\"transferred\",\"transferred_to\":\"taker\""));
        WorkerUpload taking = WorkerUpload.of(
                WorkerUpload.COUNTER,
                counter.formatted(
                        "\"state\":\"expecting-transfer\",\"storage\":\"sqlite\",\"transfer_from\":\"giver\""));
        tenant.deploy("giver", WorkerUpload.of(WorkerUpload.COUNTER, counter.formatted("\"storage\":\"sqlite\"")))
                .statusCode(200);
        tenant.deploy("taker", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);

        List<Answer> answers = allAtOnce(IntStream.range(0, 24)
                .<Callable<Answer>>mapToObj(i ->
                        () -> i % 2 == 0 ? addVersion(tenant, "giver", giving) : addVersion(tenant, "taker", taking))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    private static Answer addVersion(Tenant tenant, String worker, WorkerUpload upload) {
        int status = tenant.as()
                .contentType(upload.contentType())
                .body(upload.body())
                .post("/workers/scripts/" + worker + "/versions?bindings_inherit=strict")
                .statusCode();
        return new Answer(status, 0);
    }

    private static void assertConsistent(Tenant tenant, String worker) {
        List<Integer> numbers = tenant.as()
                .get("/workers/scripts/" + worker + "/versions")
                .then()
                .extract()
                .path("result.items.number");
        assertThat(numbers).containsExactly(4, 3, 2, 1);
        var script = tenant.as().get("/workers/services/" + worker).then().extract();
        String id = script.path("result.default_environment.script.tag");
        List<String> deployments = tenant.as()
                .get("/workers/scripts/" + worker + "/deployments")
                .then()
                .extract()
                .path("result.deployments.id");
        assertThat(deployments).hasSize(DEPLOYS_OF_EACH);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Published.get("holdfast:deployment:" + id))
                        .contains("\"deploymentId\":\"" + deployments.getFirst() + "\""));
    }

    private static Answer deploy(Tenant tenant, String worker, WorkerUpload upload) {
        long start = System.nanoTime();
        int status = tenant.deploy(worker, upload).extract().statusCode();
        return new Answer(status, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static List<Answer> allAtOnce(List<Callable<Answer>> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("deploy-", 0).factory())) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
