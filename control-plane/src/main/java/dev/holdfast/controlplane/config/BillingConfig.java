package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When unpaid plans lapse, and when runaways are noticed. */
@ConfigMapping(prefix = "holdfast.billing")
public interface BillingConfig {
    /** For how long a renewal may remain unpaid before the plan lapses, counted from its invoice. */
    @WithDefault("168h")
    Duration gracePeriod();

    /** How often every customer's subscription is looked up at the payment provider, in case events were missed. */
    @WithDefault("1h")
    Duration reconcileEvery();

    /** How often use is reported to the payment provider's meters. */
    @WithDefault("1h")
    Duration reportEvery();

    /** How often caps and activity are looked at; {@code off} leaves it to other control planes. */
    @WithDefault("1m")
    String watchEvery();

    Runaway runaway();

    /** When an account or a Worker counts as running away. */
    interface Runaway {
        /** How many times the busiest hour of the history, for accounts that have not chosen a factor. */
        @WithDefault("10")
        double factor();

        /** Hours with fewer requests a minute count as if they had as many. */
        @WithDefault("600")
        double requestsFloor();

        /** Hours in which objects were active for less in a minute count as if it had been as much. */
        @WithDefault("60s")
        Duration activeFloor();

        /** Over which time present activity is a mean. */
        @WithDefault("5m")
        Duration recent();

        /** How far back history goes. */
        @WithDefault("168h")
        Duration history();
    }
}
