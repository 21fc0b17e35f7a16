package dev.holdfast.billing.breaker;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * When somebody runs away from their own history: above its busiest hour by a factor. An hour below the floor counts as
 * busy as the floor, so that nobody who is idle or new is noticed for a handful of requests.
 *
 * @param requestsFloor requests per minute
 * @param activeMillisFloor active milliseconds of objects per minute
 */
public record BreakerRules(double requestsFloor, double activeMillisFloor) {

    /** @param factor how many times the busiest hour; above 1 */
    public Optional<Runaway> judge(Activity activity, double factor) {
        return judge(Runaway.Measure.REQUESTS, activity, Rates::requestsPerMinute, requestsFloor, factor)
                .or(() -> judge(
                        Runaway.Measure.ACTIVE_TIME,
                        activity,
                        Rates::activeMillisPerMinute,
                        activeMillisFloor,
                        factor));
    }

    private static Optional<Runaway> judge(
            Runaway.Measure measure, Activity activity, ToDoubleFunction<Rates> rate, double floor, double factor) {
        double now = rate.applyAsDouble(activity.now());
        double busiest = activity.history().stream().mapToDouble(rate).max().orElse(0);
        double most = Math.max(busiest, floor) * factor;
        return now > most ? Optional.of(new Runaway(measure, now, busiest)) : Optional.empty();
    }
}
