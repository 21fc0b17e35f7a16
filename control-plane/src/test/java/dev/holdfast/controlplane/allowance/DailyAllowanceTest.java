package dev.holdfast.controlplane.allowance;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.RecordedUsage;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.mailer.MockMailbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

            RecordedUsage.add("usage_hour", tenant, worker, DAWN + " + interval '1 hour'", 1);
            check();
            check();

            Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            assertThat(published(worker))
                    .contains("\"usedUp\":{\"allowances\":[\"WORKER_REQUESTS\"],\"untilMillis\":"
                            + midnight.toEpochMilli() + "}");
            assertThat(bean(MockMailbox.class).getMailsSentTo(tenant.email()))
                    .filteredOn(mail -> mail.getSubject().startsWith("A daily limit is reached"))
                    .singleElement()
                    .satisfies(
                            mail -> assertThat(mail.getText()).contains("used up: worker requests. More is refused"));

            tenant.pay();

            assertThat(published(worker)).contains("\"usedUp\":{\"allowances\":[],");
        } finally {
            RecordedUsage.forget(tenant);
        }
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
