package dev.holdfast.billing.gateway;

import com.stripe.exception.StripeException;
import com.stripe.model.billingportal.Configuration;
import com.stripe.net.RequestOptions;
import com.stripe.param.billingportal.ConfigurationCreateParams;
import com.stripe.param.billingportal.ConfigurationListParams;
import com.stripe.param.billingportal.SessionCreateParams;
import com.stripe.service.V1Services;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's customer portal, in a configuration of ours: card, invoices, cancel with the period. Thread-safe. */
final class StripePortal {
    private static final String KEY = "holdfast_portal";
    private static final String VERSION = "1";
    private static final long MOST = 100;

    private final V1Services stripe;
    private volatile @Nullable String configuration;

    StripePortal(V1Services stripe) {
        this.stripe = stripe;
    }

    URI open(String customerId, URI returnUrl) throws StripeException {
        var session = SessionCreateParams.builder()
                .setCustomer(customerId)
                .setReturnUrl(returnUrl.toString())
                .setConfiguration(configuration())
                .build();
        return URI.create(stripe.billingPortal().sessions().create(session).getUrl());
    }

    /** The id of our configuration, which is created when it is missing. */
    String configuration() throws StripeException {
        String known = configuration;
        if (known == null) {
            Optional<String> found = find();
            known = found.isPresent() ? found.get() : create();
            configuration = known;
        }
        return known;
    }

    private Optional<String> find() throws StripeException {
        var query =
                ConfigurationListParams.builder().setActive(true).setLimit(MOST).build();
        return stripe.billingPortal().configurations().list(query).getData().stream()
                .filter(each -> each.getMetadata() != null
                        && VERSION.equals(each.getMetadata().get(KEY)))
                .findFirst()
                .map(Configuration::getId);
    }

    private String create() throws StripeException {
        var features = ConfigurationCreateParams.Features.builder()
                .setInvoiceHistory(ConfigurationCreateParams.Features.InvoiceHistory.builder()
                        .setEnabled(true)
                        .build())
                .setPaymentMethodUpdate(ConfigurationCreateParams.Features.PaymentMethodUpdate.builder()
                        .setEnabled(true)
                        .build())
                .setSubscriptionCancel(ConfigurationCreateParams.Features.SubscriptionCancel.builder()
                        .setEnabled(true)
                        .setMode(ConfigurationCreateParams.Features.SubscriptionCancel.Mode.AT_PERIOD_END)
                        .build())
                .build();
        var wanted = ConfigurationCreateParams.builder()
                .setFeatures(features)
                .putMetadata(KEY, VERSION)
                .build();
        var once =
                RequestOptions.builder().setIdempotencyKey(KEY + ":" + VERSION).build();
        return stripe.billingPortal().configurations().create(wanted, once).getId();
    }
}
