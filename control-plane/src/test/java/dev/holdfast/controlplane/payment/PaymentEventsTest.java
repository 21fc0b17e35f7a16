package dev.holdfast.controlplane.payment;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.billing.gateway.FakePaymentGateway;
import dev.holdfast.billing.gateway.MeterGateway;
import dev.holdfast.billing.gateway.WebhookDelivery;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Operator;
import dev.holdfast.controlplane.testing.Tenant;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PaymentEventsTest {
    private static final int RUNS = 25;
    private static final List<SubscriptionStatus> STATES = List.of(
            SubscriptionStatus.ACTIVE,
            SubscriptionStatus.PAST_DUE,
            SubscriptionStatus.UNPAID,
            SubscriptionStatus.CANCELED);

    private final long seed = Long.getLong("holdfast.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** The subscription changes some times; what is told of it is shuffled, and some is told twice or never. */
    @Test
    void anyOrderRepetitionAndLossOfEventsEndsInWhatTheProviderSays() {
        Tenant tenant = Tenant.paying();
        String account = tenant.account();
        for (int run = 0; run < RUNS; run++) {
            List<WebhookDelivery> told = new ArrayList<>();
            int changes = 1 + random.nextInt(5);
            for (int change = 0; change < changes; change++) {
                told.add(gateway().change(account, any(STATES), random.nextBoolean()));
                if (random.nextBoolean()) {
                    receive(any(told));
                }
            }
            for (int delivery = random.nextInt(6); delivery > 0; delivery--) {
                receive(any(told));
            }
            reconciliation().reconcile();

            assertThat(stored(account)).as("seed %d, run %d", seed, run).isEqualTo(provider(account));
        }
    }

    @Test
    void eachEventAloneLeadsToWhatTheProviderSaysThen() {
        String account = Tenant.paying().account();
        List<WebhookDelivery> told = new ArrayList<>();
        for (int change = 0; change < RUNS; change++) {
            told.add(gateway().change(account, any(STATES), random.nextBoolean()));
        }

        receive(told.getFirst());

        assertThat(stored(account)).as("seed %d", seed).isEqualTo(provider(account));
    }

    @Test
    void aPurchaseOfWhichNoEventCameIsFoundByReconciliation() {
        Tenant tenant = Tenant.signUp();
        gateway().pay(checkout(tenant));

        reconciliation().reconcile();

        tenant.as().get("/subscription").then().body("result.plan", equalTo("workers_paid"));
    }

    @Test
    void ofTwoCheckoutsThatArePaidTheSecondIsTakenBack() {
        Tenant tenant = Tenant.signUp();
        List<String> sessions = Stream.of(1, 2).map(any -> checkout(tenant)).toList();

        sessions.forEach(each -> Tenant.deliver(gateway().pay(each)).statusCode(200));

        String customer =
                bean(BillingCustomers.class).customerOf(tenant.account()).orElseThrow();
        assertThat(gateway().subscriptionsOf(customer))
                .extracting(SubscriptionState::status)
                .containsExactlyInAnyOrder(SubscriptionStatus.ACTIVE, SubscriptionStatus.CANCELED);
        tenant.as().get("/billing/invoices").then().body("result.refunded_cents", containsInAnyOrder(0, 500));
        tenant.as().get("/subscription").then().body("result.standing", equalTo("active"));
    }

    @Test
    void operatorsSeeEventsAndReplayThem() {
        Operator operator = Operator.signUp();
        Tenant tenant = Tenant.paying();
        WebhookDelivery missed = gateway().change(tenant.account(), SubscriptionStatus.CANCELED, false);
        String id =
                gateway().readEvent(missed.payload(), missed.signatureHeader()).id();
        Tenant.deliver(missed).statusCode(200);
        gateway().change(tenant.account(), SubscriptionStatus.ACTIVE, false);

        RestAssured.given()
                .auth()
                .oauth2(operator.access())
                .get("/client/v4/operator/payment-events?per_page=100")
                .then()
                .statusCode(200)
                .body("result.id", hasItem(id));
        RestAssured.given()
                .auth()
                .oauth2(operator.access())
                .post("/client/v4/operator/payment-events/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("result.processed_on", notNullValue())
                .body("result.attempts", equalTo(2));

        tenant.as().get("/subscription").then().body("result.status", equalTo("active"));
    }

    @Test
    void thePortalAndInvoicesAreForThoseWhoHaveBought() {
        Tenant tenant = Tenant.signUp();
        tenant.as()
                .body(Map.of())
                .post("/billing/portal")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo(10303));
        tenant.as().get("/billing/invoices/upcoming").then().statusCode(409);
        tenant.as().get("/billing/invoices").then().body("result", hasSize(0));
        tenant.pay();

        tenant.as()
                .body(Map.of())
                .post("/billing/portal")
                .then()
                .statusCode(200)
                .body("result.url", notNullValue());
        tenant.as()
                .body(Map.of("return_path", "//evil.example"))
                .post("/billing/portal")
                .then()
                .statusCode(400);
        tenant.as()
                .get("/billing/invoices")
                .then()
                .body("result", hasSize(1))
                .body("result[0].status", equalTo("paid"))
                .body("result[0].total_cents", equalTo(500))
                .body("result[0].lines[0].description", equalTo("Workers Paid"));
        tenant.as().get("/billing/invoices/upcoming").then().body("result.due_cents", equalTo(500));
        tenant.as()
                .body(Map.of("plan", "workers_paid"))
                .post("/billing/checkout")
                .then()
                .statusCode(409);
    }

    @Test
    void useIsReportedOnceHoweverOftenItIsAsked() {
        Tenant tenant = Tenant.paying();
        String customer =
                bean(BillingCustomers.class).customerOf(tenant.account()).orElseThrow();
        UsageTotals usage = (account, period) -> account.equals(tenant.account())
                ? Usage.of(Metric.OBJECT_REQUESTS, new BigDecimal("1234.95"))
                : Usage.NONE;

        bean(MeterReports.class).report(usage);
        bean(MeterReports.class).report(usage);

        Instant now = Instant.now();
        assertThat(bean(MeterGateway.class)
                        .reported(
                                customer,
                                Metric.OBJECT_REQUESTS,
                                now.minus(Duration.ofDays(1)),
                                now.plus(Duration.ofDays(1))))
                .isEqualTo(1234);
    }

    private static String checkout(Tenant tenant) {
        String url = tenant.as()
                .body(Map.of("plan", "workers_paid"))
                .post("/billing/checkout")
                .then()
                .extract()
                .path("result.url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void receive(WebhookDelivery delivery) {
        var event = gateway().readEvent(delivery.payload(), delivery.signatureHeader());
        bean(PaymentEvents.class).receive(event, "");
    }

    private static List<Object> stored(String account) {
        var subscription = bean(Subscriptions.class).find(account).orElseThrow();
        return List.of(
                subscription.status,
                Optional.ofNullable(subscription.endsOn),
                Optional.ofNullable(subscription.unpaidSince),
                bean(Subscriptions.class).planOf(account).isPaid());
    }

    private static List<Object> provider(String account) {
        String customer = bean(BillingCustomers.class).customerOf(account).orElseThrow();
        var state = gateway().subscriptionsOf(customer).getFirst();
        boolean entitled = switch (state.status()) {
            case ACTIVE, PAST_DUE -> true;
            default -> false;
        };
        return List.of(state.status().id(), state.endsOn(), state.unpaidSince(), entitled);
    }

    private static Reconciliation reconciliation() {
        return bean(Reconciliation.class);
    }

    private static FakePaymentGateway gateway() {
        return bean(FakePaymentGateway.class);
    }
}
