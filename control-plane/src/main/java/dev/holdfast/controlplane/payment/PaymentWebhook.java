package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.InvalidWebhookSignatureException;
import dev.holdfast.billing.gateway.PaymentEvent;
import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Where the payment provider reports. Open to all; the signature over the body says who speaks. */
@Path("/webhooks/stripe")
@RunOnVirtualThread
public class PaymentWebhook {
    private static final Logger LOG = Logger.getLogger(PaymentWebhook.class);

    private final PaymentGateway gateway;
    private final PaymentEvents events;

    PaymentWebhook(PaymentGateway gateway, PaymentEvents events) {
        this.gateway = gateway;
        this.events = events;
    }

    /** Taken as soon as the event is kept, whether it can be processed now or not. */
    @POST
    @PermitAll
    @Operation(hidden = true)
    public Envelope<Nothing> receive(
            byte[] payload, @HeaderParam("Stripe-Signature") @DefaultValue("") String signature) {
        events.receive(read(payload, signature), new String(payload, StandardCharsets.UTF_8));
        return Envelope.done();
    }

    private PaymentEvent read(byte[] payload, String signature) {
        try {
            return gateway.readEvent(payload, signature);
        } catch (InvalidWebhookSignatureException | PaymentProviderException e) {
            LOG.warnf("Refused a payment event: %s", e.getMessage());
            throw new ApiException(ErrorCause.WEBHOOK_INVALID, "The event is not signed as it must be");
        }
    }
}
