package dev.holdfast.controlplane.payment;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What the payment provider told, for those who run the platform. Replaying changes nothing unless something was
 * missed.
 */
@Path("/client/v4/operator/payment-events")
@Tag(name = "Operator")
@Authenticated
@RunOnVirtualThread
public class PaymentEventResource {
    private static final int MOST_PAGES = 1_000_000;

    private final PaymentEventRepository events;
    private final PaymentEvents processing;

    PaymentEventResource(PaymentEventRepository events, PaymentEvents processing) {
        this.events = events;
        this.processing = processing;
    }

    @GET
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<List<PaymentEventView>> listPaymentEvents(
            @QueryParam("waiting") @DefaultValue("false") boolean waiting,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("50") int perPage) {
        int size = Page.size(perPage);
        int number = Math.clamp(page, 1, MOST_PAGES);
        List<PaymentEventView> found = events.list(waiting, number, size).stream()
                .map(PaymentEventView::of)
                .toList();
        int total = Math.toIntExact(events.count(waiting));
        return Envelope.of(found, new Page(number, size, found.size(), total, null, null));
    }

    @POST
    @Path("/{id}/replay")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<PaymentEventView> replayPaymentEvent(@PathParam("id") String id) {
        return Envelope.of(PaymentEventView.of(processing.replay(id)));
    }
}
