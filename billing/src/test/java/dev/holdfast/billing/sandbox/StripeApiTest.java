package dev.holdfast.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's own library, unchanged, against the sandbox. */
class StripeApiTest {
    @TempDir
    private Path directory;

    private WebhookReceiver receiver;
    private StripeSandbox sandbox;
    private StripeClient stripe;

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(0);
        sandbox = Sandboxes.start(directory.resolve("stripe.json"), receiver.url());
        stripe = Sandboxes.client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void aCallWithAWrongKeyIsRefused() {
        assertThatThrownBy(() ->
                        Sandboxes.client(sandbox, "sk_wrong").v1().customers().list())
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void theSameIdempotencyKeyDoesTheSameOnce() throws StripeException {
        var options = RequestOptions.builder().setIdempotencyKey("once").build();

        var first = stripe.v1().customers().create(named("Ada"), options);
        var second = stripe.v1().customers().create(named("Ada"), options);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(stripe.v1().customers().list().getData()).hasSize(1);
        assertThatThrownBy(() -> stripe.v1().customers().create(named("Grace"), options))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void longListsComeInPages() throws StripeException {
        for (int i = 0; i < 7; i++) {
            stripe.v1().customers().create(named("customer " + i));
        }

        var page = stripe.v1()
                .customers()
                .list(CustomerListParams.builder().setLimit(3L).build());
        assertThat(page.getData()).hasSize(3);
        assertThat(page.getHasMore()).isTrue();
        assertThat(page.autoPagingIterable()).hasSize(7);
    }

    @Test
    void whatTheSandboxDoesNotKnowIsRefusedByName() {
        var unknown = CustomerCreateParams.builder().setPhone("1").build();

        assertThatThrownBy(() -> stripe.v1().customers().create(unknown))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.getCode()).isEqualTo("parameter_unknown");
                    assertThat(e.getParam()).isEqualTo("phone");
                });
        assertThatThrownBy(() -> stripe.v1().coupons().list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("/v1/coupons");
    }

    @Test
    void aMissingObjectIsNamed() {
        assertThatThrownBy(() -> stripe.v1().subscriptions().retrieve("sub_none"))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("resource_missing"))
                .hasMessageContaining("sub_none");
    }

    @Test
    void everyEventCanBeReadAgain() throws StripeException {
        var customer = stripe.v1().customers().create(named("Ada"));

        var event = stripe.v1().events().list().getData().getFirst();

        assertThat(event.getType()).isEqualTo("customer.created");
        assertThat(stripe.v1()
                        .events()
                        .retrieve(event.getId())
                        .getDataObjectDeserializer()
                        .getObject())
                .hasValueSatisfying(object -> assertThat(object.toJson()).contains(customer.getId()));
    }

    private static CustomerCreateParams named(String name) {
        return CustomerCreateParams.builder()
                .setName(name)
                .putMetadata("purpose", "a & b = c")
                .build();
    }
}
