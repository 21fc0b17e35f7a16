package dev.holdfast.controlplane.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.billing.gateway.FakePaymentGateway;
import dev.holdfast.billing.gateway.SubscriptionStatus;
import dev.holdfast.billing.gateway.WebhookDelivery;
import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Published;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        for (Map<String, String> order : java.util.List.of(
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
                .body("result.id", equalTo(java.util.List.of("workers_free", "workers_paid")));
    }

    private static FakePaymentGateway gateway() {
        return Arc.container().select(FakePaymentGateway.class).get();
    }

    private record Checkout(WebhookDelivery first, String subscription) {
        static Checkout open(Tenant tenant) {
            String url = tenant.as()
                    .body(Map.of("plan", "workers_paid"))
                    .post("/billing/checkout")
                    .then()
                    .extract()
                    .path("result.url");
            WebhookDelivery delivery = gateway().pay(url.substring(url.lastIndexOf('/') + 1));
            var event = (dev.holdfast.billing.gateway.PaymentEvent.SubscriptionChanged)
                    gateway().readEvent(delivery.payload(), delivery.signatureHeader());
            return new Checkout(delivery, event.subscriptionId());
        }

        static Checkout paid(Tenant tenant) {
            Checkout checkout = open(tenant);
            Tenant.deliver(checkout.first()).statusCode(200);
            return checkout;
        }

        WebhookDelivery change(SubscriptionStatus status) {
            return gateway().change(subscription, status, false);
        }
    }
}
