package dev.holdfast.controlplane.operator;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.PodReport;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Operator;
import dev.holdfast.controlplane.testing.Tenant;
import io.quarkus.redis.datasource.RedisDataSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PlatformStateTest {
    private static final String OWNED = "find { it.number == 1023 }";

    @Test
    void podsAreShownAsTheyTellOfThemselves() throws Exception {
        Operator operator = Operator.signUp();
        long now = System.currentTimeMillis();
        report("pod-loud", now);
        report("pod-mute", now - 60_000);

        operator.on("/pods")
                .then()
                .statusCode(200)
                .body("result.name", contains("pod-loud", "pod-mute"))
                .body("result.alive", contains(true, false))
                .body("result[0].version", equalTo("1.0"))
                .body("result[0].shards", equalTo(7))
                .body("result[0].load", nullValue());
    }

    @Test
    void shardsSayWhoseTheyAreAndHowOftenTheyWereTaken() {
        Operator operator = Operator.signUp();
        bean(RedisDataSource.class)
                .hash(String.class)
                .hset(
                        RedisKeys.shardLease(1023),
                        Map.of("owner", "pod-x/17", "epoch", "5", "expires", "9999999999999"));
        bean(RedisDataSource.class)
                .hash(String.class)
                .hset(RedisKeys.shardLease(1022), Map.of("owner", "pod-x/17", "epoch", "4", "expires", "1000"));

        operator.on("/shards")
                .then()
                .statusCode(200)
                .body("result", hasSize(1024))
                .body("result." + OWNED + ".pod", equalTo("pod-x"))
                .body("result." + OWNED + ".epoch", equalTo(5))
                .body("result[1022].pod", nullValue())
                .body("result[1022].epoch", equalTo(4));
    }

    @Test
    void everyServiceIsAskedHowItIs() {
        Operator.signUp()
                .on("/health")
                .then()
                .statusCode(200)
                .body("result.services.id", contains("postgresql", "redis", "keycloak", "stripe"))
                .body("result.services[0..2].healthy", everyItem(is(true)))
                .body("result.backlogs.id", contains("outbox", "rollups", "traces", "payment-events"));
    }

    @Test
    void othersSeeNothingOfIt() {
        Tenant tenant = Tenant.signUp();
        for (String path : new String[] {"/pods", "/shards", "/health"}) {
            tenant.asUser().get("/operator" + path).then().statusCode(403);
        }
    }

    private static void report(String name, long at) throws Exception {
        PodReport report = new PodReport(name, "1.0", at, at, 4, -1, 1, 2, 1, 5, 3, 2, 1, 7, true);
        RedisDataSource redis = bean(RedisDataSource.class);
        redis.value(String.class).set(RedisKeys.podReport(name), new ObjectMapper().writeValueAsString(report));
        redis.sortedSet(String.class).zadd(RedisKeys.PODS, (double) at, name);
    }
}
