package dev.holdfast.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import dev.holdfast.billing.gateway.CheckoutPage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutPageTest {
    @TempDir
    private Path directory;

    private final Buyer buyer = new Buyer();
    private WebhookReceiver receiver;
    private StripeSandbox sandbox;
    private CheckoutPage page;

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(0);
        sandbox = Sandboxes.start(directory.resolve("stripe.json"), receiver.url());
        page = Sandboxes.checkout(sandbox);
    }

    @AfterEach
    void stop() {
        buyer.close();
        sandbox.close();
        receiver.close();
    }

    @Test
    void thePageShowsPlanPriceBuyerAndThatNoMoneyMoves() {
        HttpResponse<String> answer = buyer.open(page.url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Workers Paid", "$5.00", "ada@example.com", "no money moves")
                .contains("href=\"http://localhost:8080/plan?cancelled=yes&amp;left=now\"");
    }

    @Test
    void aGoodCardLeadsBackAndTheCheckoutIsDone() {
        HttpResponse<String> answer = buyer.pay(page.url(), "4242424242424242");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://localhost:8080/plan?paid=yes");
        assertThat(buyer.open(page.url()).body()).contains("has been paid already");
        assertThat(buyer.pay(page.url(), "4242424242424242").statusCode()).isEqualTo(410);
    }

    @Test
    void theSuccessAddressCanNameTheSession() throws StripeException {
        var v1 = Sandboxes.client(sandbox).v1();
        var price = v1.prices().list().getData().getFirst().getId();
        var session = v1.checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                        .setSuccessUrl("http://localhost:8080/?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("http://localhost:8080/")
                        .addLineItem(SessionCreateParams.LineItem.builder()
                                .setPrice(price)
                                .setQuantity(1L)
                                .build())
                        .build());

        assertThat(buyer.pay(URI.create(session.getUrl()), "4242424242424242")
                        .headers()
                        .firstValue("Location"))
                .hasValue("http://localhost:8080/?session=" + session.getId());
    }

    @ParameterizedTest
    @CsvSource({
        "4000 0000 0000 0002, Your card was declined.",
        "4000 0000 0000 9995, Your card has insufficient funds.",
        "4111 1111 1111 1111, only test cards work here",
        "12, Your card number is incomplete.",
    })
    void aBadCardIsToldAndNothingIsBought(String number, String message) throws StripeException {
        HttpResponse<String> answer = buyer.pay(page.url(), number);

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).contains(message);
        assertThat(Sandboxes.client(sandbox).v1().subscriptions().list().getData())
                .isEmpty();
        assertThat(buyer.pay(page.url(), "4242424242424242").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "12 / 20, 123, is in the past",
        "13 / 40, 123, expiration date is incomplete",
        "12 / 40, 1, security code is incomplete",
    })
    void aWrongDateOrCodeIsTold(String expiry, String code, String message) {
        HttpResponse<String> answer = buyer.submit(
                page.url(), Map.of("cardNumber", "4242424242424242", "cardExpiry", expiry, "cardCvc", code));

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body().replace("&#39;", "'")).contains(message);
    }

    @Test
    void anUnknownCheckoutIsNotFound() {
        assertThat(buyer.open(URI.create(sandbox.baseUrl() + "/c/pay/cs_test_none"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOldCheckoutCannotBePaid() {
        sandbox.close();
        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        sandbox = Sandboxes.start(directory.resolve("stripe.json"), receiver.url(), tomorrow);
        URI moved = URI.create(sandbox.baseUrl() + page.url().getPath());

        assertThat(buyer.pay(moved, "4242424242424242").statusCode()).isEqualTo(410);
    }
}
