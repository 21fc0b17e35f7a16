package dev.holdfast.controlplane.allowance;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.RecordedUsage;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class DailyAllowanceTest {
    private static final String DAWN = "date_trunc('day', now(), 'UTC')";
    private static final int INCLUDED = 100_000;

    @Test
    void podsAreToldWhatIsUsedUpUntilMidnightOrUntilThePlanIsBought() {
        Tenant tenant = Tenant.signUp();
        String worker = deploy(tenant);
        try {
            RecordedUsage.add("usage_hour", tenant, worker, DAWN + " - interval '1 hour'", INCLUDED);
            RecordedUsage.add("usage_hour", tenant, worker, DAWN, INCLUDED - 1);
            check();
            assertThat(published(worker)).contains("\"usedUp\":{\"allowances\":[],");
            assertThat(mails(tenant, "A daily limit comes near"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("is used: worker requests (90 %)");

            RecordedUsage.add("usage_hour", tenant, worker, DAWN + " + interval '1 hour'", 1);
            check();
            check();

            Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            assertThat(published(worker))
                    .contains("\"usedUp\":{\"allowances\":[\"WORKER_REQUESTS\"],\"untilMillis\":"
                            + midnight.toEpochMilli() + "}");
            assertThat(mails(tenant, "A daily limit is reached"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("used up: worker requests. More is refused");
            tenant.as()
                    .get("/billing/attention")
                    .then()
                    .body("result", hasSize(1))
                    .body("result[0].kind", equalTo("day"))
                    .body("result[0].percent", equalTo(100))
                    .body("result[0].allowances", equalTo(List.of("worker_requests")));

            tenant.pay();

            assertThat(published(worker)).contains("\"usedUp\":{\"allowances\":[],");
            tenant.as().get("/billing/attention").then().body("result", hasSize(0));
        } finally {
            RecordedUsage.forget(tenant);
        }
    }

    private static List<String> mails(Tenant tenant, String subject) {
        return bean(MockMailbox.class).getMailsSentTo(tenant.email()).stream()
                .filter(mail -> mail.getSubject().startsWith(subject))
                .map(Mail::getText)
                .toList();
    }

    private static void check() {
        bean(DailyAllowanceJob.class).checkAll();
    }

    private static String deploy(Tenant tenant) {
        return tenant.deploy("hello", WorkerUpload.of(WorkerUpload.HELLO))
                .statusCode(200)
                .extract()
                .path("result.tag");
    }

    private static String published(String worker) {
        return Published.get(RedisKeys.deployment(worker));
    }
}
