package dev.holdfast.billing.gateway;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.service.V1Services;
import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;
import java.time.Instant;

/** Stripe's billing meters. Thread-safe. */
public final class StripeMeters implements MeterGateway {
    /** Keys of the payloads of events. */
    static final String CUSTOMER = "stripe_customer_id";

    static final String VALUE = "value";

    private final V1Services stripe;
    private final StripeMeterSet meters;

    public StripeMeters(StripeSettings settings) {
        this.stripe = StripeClients.of(settings);
        this.meters = new StripeMeterSet(stripe);
    }

    @Override
    public void report(MeterReading reading) {
        var event = MeterEventCreateParams.builder()
                .setEventName(Meters.event(reading.metric()))
                .setIdentifier(reading.identifier())
                .setTimestamp(reading.at().getEpochSecond())
                .putPayload(CUSTOMER, reading.customerId())
                .putPayload(VALUE, Long.toString(reading.units()))
                .build();
        StripeClients.call("take a meter reading", () -> taken(event));
    }

    @Override
    public long reported(String customerId, Metric metric, Instant from, Instant to) {
        var query = MeterEventSummaryListParams.builder()
                .setCustomer(customerId)
                .setStartTime(from.getEpochSecond())
                .setEndTime(to.getEpochSecond())
                .build();
        return StripeClients.call("sum up meter readings", () -> {
            var summaries = stripe.billing().meters().eventSummaries().list(meters.ensure(metric), query);
            return summaries.getData().stream()
                    .map(each -> each.getAggregatedValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .longValueExact();
        });
    }

    /** That an event with the identifier is there already is what is wanted. */
    private String taken(MeterEventCreateParams event) throws StripeException {
        try {
            return stripe.billing().meterEvents().create(event).getIdentifier();
        } catch (InvalidRequestException e) {
            if (isDuplicate(e)) {
                return event.getIdentifier();
            }
            throw e;
        }
    }

    private static boolean isDuplicate(InvalidRequestException e) {
        return "duplicate_meter_event".equals(e.getCode())
                || (e.getMessage() != null && e.getMessage().contains("already exists with identifier"));
    }
}
