package dev.holdfast.billing.gateway;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies Stripe's webhook deliveries and turns them into our events, whatever API version wrote them. Thread-safe.
 */
final class StripeEvents {
    private final String secret;

    StripeEvents(String secret) {
        this.secret = secret;
    }

    PaymentEvent read(byte[] payload, String signatureHeader) {
        Event event = verified(new String(payload, StandardCharsets.UTF_8), signatureHeader);
        if (event.getId() == null || event.getType() == null || event.getCreated() == null || event.getData() == null) {
            throw new PaymentProviderException("A webhook delivery is no event");
        }
        return new PaymentEvent(
                event.getId(), event.getType(), Instant.ofEpochSecond(event.getCreated()), customer(event));
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

    /** Read from the JSON itself, which a library of another API version could not make objects of. */
    private static Optional<String> customer(Event event) {
        String json = event.getDataObjectDeserializer().getRawJson();
        JsonElement data = json == null ? null : JsonParser.parseString(json);
        if (data instanceof JsonObject object) {
            String member =
                    event.getType().startsWith("customer.") && !event.getType().startsWith("customer.subscription.")
                            ? "id"
                            : "customer";
            return object.get(member) instanceof JsonPrimitive id ? Optional.of(id.getAsString()) : Optional.empty();
        }
        return Optional.empty();
    }
}
