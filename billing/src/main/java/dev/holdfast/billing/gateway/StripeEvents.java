package dev.holdfast.billing.gateway;

import com.google.gson.JsonParseException;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.model.Subscription;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Verifies Stripe's webhook deliveries and turns them into our events. Thread-safe. */
final class StripeEvents {
    private static final String SUBSCRIPTION_EVENTS = "customer.subscription.";

    private final String secret;

    StripeEvents(String secret) {
        this.secret = secret;
    }

    PaymentEvent read(byte[] payload, String signatureHeader) {
        Event event = verified(new String(payload, StandardCharsets.UTF_8), signatureHeader);
        if (event.getId() == null || event.getType() == null || event.getData() == null) {
            throw new PaymentProviderException("A webhook delivery is no event");
        }
        if (event.getType().startsWith(SUBSCRIPTION_EVENTS) && dataOf(event) instanceof Subscription subscription) {
            return subscriptionEvent(event, subscription);
        }
        return new PaymentEvent.Ignored(event.getId(), event.getType());
    }

    private Event verified(String payload, String signatureHeader) {
        try {
            return Webhook.constructEvent(payload, signatureHeader, secret);
        } catch (SignatureVerificationException e) {
            throw new InvalidWebhookSignatureException("The webhook delivery's signature is not valid");
        } catch (JsonParseException e) {
            throw new PaymentProviderException("A webhook delivery is no JSON", e);
        }
    }

    private static StripeObject dataOf(Event event) {
        var data = event.getDataObjectDeserializer();
        return data.getObject().orElseGet(() -> {
            try {
                return data.deserializeUnsafe();
            } catch (EventDataObjectDeserializationException e) {
                throw new PaymentProviderException(
                        "Event %s of API version %s cannot be read".formatted(event.getId(), event.getApiVersion()), e);
            }
        });
    }

    private static PaymentEvent subscriptionEvent(Event event, Subscription subscription) {
        String account = subscription.getMetadata() == null
                ? null
                : subscription.getMetadata().get(StripeMetadata.ACCOUNT);
        if (account == null) {
            return new PaymentEvent.Ignored(event.getId(), event.getType());
        }
        return new PaymentEvent.SubscriptionChanged(
                event.getId(),
                Instant.ofEpochSecond(event.getCreated()),
                account,
                subscription.getCustomer(),
                subscription.getId(),
                status(event, subscription),
                paidUntil(event, subscription),
                Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()));
    }

    private static SubscriptionStatus status(Event event, Subscription subscription) {
        return SubscriptionStatus.of(subscription.getStatus())
                .orElseThrow(() -> new PaymentProviderException("Event %s has the unknown subscription status %s"
                        .formatted(event.getId(), subscription.getStatus())));
    }

    private static Instant paidUntil(Event event, Subscription subscription) {
        return subscription.getItems().getData().stream()
                .map(item -> Instant.ofEpochSecond(item.getCurrentPeriodEnd()))
                .max(Instant::compareTo)
                .orElseThrow(() -> new PaymentProviderException(
                        "Event %s has a subscription without items".formatted(event.getId())));
    }
}
