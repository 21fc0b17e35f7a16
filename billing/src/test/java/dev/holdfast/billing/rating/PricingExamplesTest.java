package dev.holdfast.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.Usage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four worked examples of the vendor's pricing page, which rounds up to whole millions, and the same in proportion.
 */
class PricingExamplesTest {
    @ParameterizedTest
    @CsvSource({
        // one object, called 1.5 million times, active for 1,000,000 seconds
        "1500000, 0, 1000000, 515, 508",
        // 100 objects with 50 sockets each, a message a minute, eight hours a day
        "150000, 72000000, 86400000, 14295, 13865",
        // 100 objects with one socket each, a message a second, all the time
        "100, 259200000, 259200000, 41930, 41651",
        // 100 objects with 100 hibernating sockets each, a message a minute of 10 ms each
        "10000, 432000000, 4320000, 2065, 1000",
    })
    void costWhatThePageSays(long requests, long messages, long activeSeconds, long cents, long centsInProportion) {
        Usage usage = new ObjectCounts(requests, messages, activeSeconds * 1000, 0, 0, 0).ofSqlite();

        assertThat(bill(Charging.BY_WHOLE_QUANTITIES, usage).totalCents()).isEqualTo(cents);
        assertThat(bill(Charging.IN_PROPORTION, usage).totalCents()).isEqualTo(centsInProportion);
    }

    private static Bill bill(Charging charging, Usage usage) {
        return new Rating(charging).rate(PlanCatalog.standard().paid(), usage, Usage.NONE);
    }
}
