package dev.holdfast.controlplane.plan;

import static dev.holdfast.controlplane.testing.Beans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.billing.gateway.FakePaymentGateway;
import dev.holdfast.billing.gateway.WebhookDelivery;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Database;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class PlanGateTest {
    @TestHTTPResource("/")
    URI root;

    @Test
    void theFreePlanRefusesObjectsAndSaysWhereToTurnThemOn() {
        Tenant tenant = Tenant.signUp();

        tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(403)
                .body("errors[0].code", equalTo(10097))
                .body(
                        "errors[0].message",
                        equalTo("Durable Objects need the Workers Paid plan. Turn it on at " + root + "plan"))
                .body("errors[0].documentation_url", equalTo(root + "plan"));

        tenant.as().get("/workers/scripts").then().body("result", hasSize(0));
    }

    @Test
    void payingOpensTheGate() {
        Tenant tenant = Tenant.signUp();
        tenant.as()
                .get("/subscription")
                .then()
                .body("result.plan", equalTo("workers_free"))
                .body("result.status", equalTo("active"));

        tenant.pay();

        tenant.as()
                .get("/subscription")
                .then()
                .body("result.plan", equalTo("workers_paid"))
                .body("result.price_cents", equalTo(500))
                .body("result.provider", equalTo("stripe-sandbox"));
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
    }

    @Test
    void anEndedSubscriptionIsPublishedToPodsAndClosesTheGate() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.paid(tenant);
        tenant.deploy("counter", WorkerUpload.counter()).statusCode(200);
        String worker =
                tenant.as().get("/workers/workers/counter").then().extract().path("result.id");
        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"plan\":\"PAID\"");

        Tenant.deliver(checkout.change(SubscriptionStatus.CANCELED)).statusCode(200);

        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"plan\":\"FREE\"");
        tenant.as().get("/subscription").then().body("result.plan", equalTo("workers_free"));
        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.COUNTER, WorkerUpload.BIND_COUNTER))
                .statusCode(403);
    }

    @Test
    void anUnpaidRenewalHasGraceAndThenClosesTheGateUntilItIsPaid() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.paid(tenant);
        String worker = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .extract()
                .path("result.tag");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        Tenant.deliver(checkout.unpaidSince(now)).statusCode(200);
        tenant.as()
                .get("/subscription")
                .then()
                .body("result.plan", equalTo("workers_paid"))
                .body("result.standing", equalTo("grace"))
                .body(
                        "result.lapses_on",
                        startsWith(now.plus(Duration.ofDays(7)).toString().replace("Z", "")));
        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"PAID\"");
        assertThat(mailsTo(tenant)).singleElement().asString().contains("could not be paid");

        Tenant.deliver(checkout.unpaidSince(now.minus(Duration.ofDays(8)))).statusCode(200);
        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"OVERDUE\"");
        tenant.as().get("/subscription").then().body("result.standing", equalTo("overdue"));
        tenant.deploy("counter", WorkerUpload.of(WorkerUpload.COUNTER, WorkerUpload.BIND_COUNTER))
                .statusCode(403)
                .body("errors[0].message", containsString("payment for the Workers Paid plan is overdue"));
        tenant.as()
                .body(Map.of("plan", "workers_paid"))
                .post("/billing/checkout")
                .then()
                .statusCode(409);

        Tenant.deliver(checkout.change(SubscriptionStatus.ACTIVE)).statusCode(200);
        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"PAID\"");
    }

    @Test
    void theGateClosesWhenGraceEndsThoughNobodyTells() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.paid(tenant);
        String worker = tenant.deploy("counter", WorkerUpload.counter())
                .statusCode(200)
                .extract()
                .path("result.tag");
        Tenant.deliver(checkout.unpaidSince(Instant.now())).statusCode(200);

        Database.execute("UPDATE subscription SET unpaid_since = unpaid_since - interval '8 days',"
                + " lapses_on = lapses_on - interval '8 days' WHERE account_id = '" + tenant.account() + "'");
        bean(Lapses.class).closeGates();

        assertThat(Published.get("holdfast:deployment:" + worker)).contains("\"OVERDUE\"");
        assertThat(mailsTo(tenant)).hasSize(2).last().asString().contains("not paid in time");
    }

    @Test
    void aDeliveryThatComesAgainLaterUndoesNothing() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.paid(tenant);
        Tenant.deliver(checkout.change(SubscriptionStatus.CANCELED)).statusCode(200);

        Tenant.deliver(checkout.first()).statusCode(200);

        tenant.as().get("/subscription").then().body("result.status", equalTo("canceled"));
    }

    @Test
    void deliveriesOutOfOrderLeadToTheSameState() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.open(tenant);
        WebhookDelivery canceled = checkout.change(SubscriptionStatus.CANCELED);

        Tenant.deliver(canceled).statusCode(200);
        Tenant.deliver(checkout.first()).statusCode(200);

        tenant.as().get("/subscription").then().body("result.status", equalTo("canceled"));
    }

    @Test
    void aDeliveryThatIsNotSignedChangesNothing() {
        Tenant tenant = Tenant.signUp();
        Checkout checkout = Checkout.open(tenant);
        WebhookDelivery forged = new WebhookDelivery("evt_forged".getBytes(StandardCharsets.UTF_8), "signature");

        Tenant.deliver(forged).statusCode(400).body("errors[0].code", equalTo(10015));
        Tenant.deliver(new WebhookDelivery(
                        "other".getBytes(StandardCharsets.UTF_8),
                        checkout.first().signatureHeader()))
                .statusCode(400);

        tenant.as().get("/subscription").then().body("result.plan", equalTo("workers_free"));
    }

    @Test
    void eventsThatConcernNobodyAreTakenAndForgotten() {
        Tenant.deliver(gateway().unrelated("invoice.created")).statusCode(200);
    }

    @Test
    void onlyThePaidPlanIsForSaleAndPathsStayOnTheDashboard() {
        Tenant tenant = Tenant.signUp();
        for (Map<String, String> order : List.of(
                Map.of("plan", "workers_free"),
                Map.of("plan", "workers_gold"),
                Map.of("plan", ""),
                Map.of("plan", "workers_paid", "success_path", "//evil.example"))) {
            tenant.as().body(order).post("/billing/checkout").then().statusCode(400);
        }
    }

    @Test
    void thePriceListIsOpenToAll() {
        RestAssured.get("/client/v4/plans")
                .then()
                .statusCode(200)
                .body("result.id", equalTo(List.of("workers_free", "workers_paid")));
    }

    private static List<String> mailsTo(Tenant tenant) {
        return bean(MockMailbox.class).getMailsSentTo(tenant.email()).stream()
                .map(Mail::getText)
                .toList();
    }

    private static FakePaymentGateway gateway() {
        return bean(FakePaymentGateway.class);
    }

    private record Checkout(WebhookDelivery first, Tenant tenant) {
        static Checkout open(Tenant tenant) {
            String url = tenant.as()
                    .body(Map.of("plan", "workers_paid"))
                    .post("/billing/checkout")
                    .then()
                    .extract()
                    .path("result.url");
            return new Checkout(gateway().pay(url.substring(url.lastIndexOf('/') + 1)), tenant);
        }

        static Checkout paid(Tenant tenant) {
            Checkout checkout = open(tenant);
            Tenant.deliver(checkout.first()).statusCode(200);
            return checkout;
        }

        WebhookDelivery change(SubscriptionStatus status) {
            return gateway().change(tenant.account(), status, false);
        }

        WebhookDelivery unpaidSince(Instant time) {
            return gateway().change(tenant.account(), SubscriptionStatus.PAST_DUE, false, time);
        }
    }
}
