package dev.holdfast.controlplane.spending;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.billing.breaker.Activity;
import dev.holdfast.billing.breaker.ActivitySource;
import dev.holdfast.billing.breaker.Rates;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.RecordedUsage;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.mailer.MockMailbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class SpendingTest {
    private static final Map<String, Object> CAP =
            Map.of("cap_cents", 2000, "thresholds", List.of(50, 80), "at_cap", "pause", "at_runaway", "pause");

    @Test
    void atTheCapEverythingPausesUntilThePauseIsLifted() {
        Tenant tenant = Tenant.paying();
        String worker = deploy(tenant, "hello");
        tenant.as().get("/billing/spending").then().statusCode(200).body("result.cap_cents", nullValue());
        choose(tenant, CAP);

        cost(tenant, 1700);
        assertThat(plan(worker)).isEqualTo("PAID");
        cost(tenant, 2100);
        assertThat(plan(worker)).isEqualTo("PAUSED");
        cost(tenant, 2200);

        assertThat(bean(MockMailbox.class).getMailsSentTo(tenant.email()))
                .extracting(mail -> mail.getSubject())
                .containsExactly("Your spending cap (Holdfast)", "Paused: Your spending cap (Holdfast)");
        tenant.as()
                .get("/billing/alerts")
                .then()
                .body("result", hasSize(2))
                .body("result.paused", contains(true, false))
                .body("result[1].message", containsString("80 % of the spending cap of 20.00 USD"));
        String pause = tenant.as()
                .get("/billing/pauses")
                .then()
                .body("result", hasSize(1))
                .body("result[0].cause", equalTo("spending_cap"))
                .body("result[0].reason", containsString("this billing period has cost 21.00 USD so far"))
                .extract()
                .path("result[0].id");
        tenant.member("developer")
                .as()
                .delete("/billing/pauses/" + pause)
                .then()
                .statusCode(403);
        Tenant.signUp().as().delete("/billing/pauses/" + pause).then().statusCode(404);
        tenant.as().delete("/billing/pauses/" + pause).then().statusCode(200);
        assertThat(plan(worker)).isEqualTo("PAID");

        cost(tenant, 2300);
        assertThat(plan(worker)).isEqualTo("PAID");
        tenant.as().get("/billing/spending").then().body("result.beyond_cap", equalTo(true));
        tenant.as()
                .get("/logs/audit?resource_type=pause")
                .then()
                .body("result.action.type", contains("delete", "create"));
    }

    @Test
    void aHigherCapEndsThePause() {
        Tenant tenant = Tenant.paying();
        String worker = deploy(tenant, "hello");
        choose(tenant, CAP);
        cost(tenant, 2000);
        assertThat(plan(worker)).isEqualTo("PAUSED");

        choose(tenant, Map.of("cap_cents", 9000, "thresholds", List.of(), "at_cap", "pause", "at_runaway", "ignore"));

        assertThat(plan(worker)).isEqualTo("PAID");
        tenant.as().get("/billing/pauses").then().body("result", hasSize(0));
    }

    @Test
    void aRunawayWorkerIsPausedAloneAndTheOthersGoOn() {
        Tenant tenant = Tenant.paying();
        String busy = deploy(tenant, "busy");
        String calm = deploy(tenant, "calm");
        choose(tenant, CAP);
        Activity usual = activity(tenant, busy, 5000, 1000);
        Activity runaway = activity(tenant, busy, 50_000, 1000);

        watch(usual);
        assertThat(plan(busy)).isEqualTo("PAID");
        watch(runaway);
        assertThat(plan(busy)).isEqualTo("PAUSED");
        assertThat(plan(calm)).isEqualTo("PAID");
        String pause = tenant.as()
                .get("/billing/pauses")
                .then()
                .body("result[0].worker", equalTo(busy))
                .body("result[0].reason", containsString("The Worker 'busy' is far busier than ever: 50000 requests"))
                .extract()
                .path("result[0].id");

        tenant.as().delete("/billing/pauses/" + pause).then().statusCode(200);
        watch(runaway);

        assertThat(plan(busy)).isEqualTo("PAID");
        tenant.as().get("/billing/alerts").then().body("result", hasSize(1));
    }

    @Test
    void whatWasRecordedIsComparedWithTheBusiestHourOfTheAccountsOwn() {
        Tenant tenant = Tenant.paying();
        String worker = deploy(tenant, "busy");
        try {
            RecordedUsage.add("usage_hour", tenant, worker, "date_trunc('hour', now()) - interval '3 hours'", 60 * 700);
            RecordedUsage.add(
                    "usage_hour", tenant, worker, "date_trunc('hour', now()) - interval '30 hours'", 60 * 900);
            RecordedUsage.add(
                    "usage_minute", tenant, worker, "date_trunc('minute', now()) - interval '2 minutes'", 5 * 9001);

            List<Activity> own = bean(ActivitySource.class).activity(Duration.ofMinutes(5), Duration.ofDays(7)).stream()
                    .filter(each -> each.accountId().equals(tenant.account()))
                    .toList();
            bean(RunawayBreaker.class).watch(own);

            assertThat(own).hasSize(2).allSatisfy(each -> {
                assertThat(each.now()).isEqualTo(new Rates(9001, 0));
                assertThat(each.history()).containsExactlyInAnyOrder(new Rates(700, 0), new Rates(900, 0));
            });
            tenant.as().get("/billing/alerts").then().body("result.worker", containsInAnyOrder(worker, null));
        } finally {
            RecordedUsage.forget(tenant);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Tenant tenant = Tenant.signUp();
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("cap_cents", -1),
                Map.of("thresholds", List.of(100)),
                Map.of("thresholds", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
                Map.of("at_cap", "ignore"),
                Map.of("at_runaway", "explode"),
                Map.of("runaway_factor", 1))) {
            Map<String, Object> request = new HashMap<>(CAP);
            request.putAll(change);
            tenant.as().body(request).put("/billing/spending").then().statusCode(400);
        }
        tenant.as().get("/billing/spending").then().body("result.cap_cents", nullValue());
    }

    private static Activity activity(Tenant tenant, String worker, int now, int busiest) {
        return new Activity(tenant.account(), Optional.of(worker), new Rates(now, 0), List.of(new Rates(busiest, 0)));
    }

    private static void watch(Activity activity) {
        bean(RunawayBreaker.class).watch(List.of(activity));
    }

    private static void cost(Tenant tenant, long cents) {
        bean(SpendingCaps.class).check(tenant.account(), cents);
    }

    private static void choose(Tenant tenant, Map<String, Object> request) {
        tenant.as().body(request).put("/billing/spending").then().statusCode(200);
    }

    private static String deploy(Tenant tenant, String name) {
        return tenant.deploy(name, WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.tag");
    }

    private static String plan(String worker) {
        return Published.get(RedisKeys.deployment(worker)).replaceAll(".*\"plan\":\"(\\w+)\".*", "$1");
    }
}
