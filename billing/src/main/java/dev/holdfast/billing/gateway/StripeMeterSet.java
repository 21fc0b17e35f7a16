package dev.holdfast.billing.gateway;

import com.stripe.exception.StripeException;
import com.stripe.model.billing.Meter;
import com.stripe.net.RequestOptions;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterListParams;
import com.stripe.service.V1Services;
import dev.holdfast.billing.plan.Metric;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters at Stripe: found by the names of their events, created when they are missing. Thread-safe. */
final class StripeMeterSet {
    private static final long MOST = 100;

    private final V1Services stripe;
    private final Map<String, String> idsByEvent = new ConcurrentHashMap<>();

    StripeMeterSet(V1Services stripe) {
        this.stripe = stripe;
    }

    /** The id of the metric's meter. */
    String ensure(Metric metric) throws StripeException {
        String event = Meters.event(metric);
        if (idsByEvent.isEmpty()) {
            read();
        }
        String known = idsByEvent.get(event);
        if (known != null) {
            return known;
        }
        String made = create(metric, event);
        idsByEvent.put(event, made);
        return made;
    }

    private void read() throws StripeException {
        var query = MeterListParams.builder()
                .setStatus(MeterListParams.Status.ACTIVE)
                .setLimit(MOST)
                .build();
        for (Meter each : stripe.billing().meters().list(query).autoPagingIterable()) {
            idsByEvent.put(each.getEventName(), each.getId());
        }
    }

    private String create(Metric metric, String event) throws StripeException {
        var meter = MeterCreateParams.builder()
                .setDisplayName(Meters.title(metric))
                .setEventName(event)
                .setDefaultAggregation(MeterCreateParams.DefaultAggregation.builder()
                        .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                        .build())
                .setCustomerMapping(MeterCreateParams.CustomerMapping.builder()
                        .setEventPayloadKey(StripeMeters.CUSTOMER)
                        .setType(MeterCreateParams.CustomerMapping.Type.BY_ID)
                        .build())
                .setValueSettings(MeterCreateParams.ValueSettings.builder()
                        .setEventPayloadKey(StripeMeters.VALUE)
                        .build())
                .build();
        var once = RequestOptions.builder().setIdempotencyKey("meter:" + event).build();
        return stripe.billing().meters().create(meter, once).getId();
    }
}
