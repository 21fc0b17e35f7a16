package dev.holdfast.controlplane.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much is kept of what workers log. */
@ConfigMapping(prefix = "holdfast.logs")
public interface LogsConfig {
    Share free();

    /** Of an account on a paid plan. */
    Share paid();

    /** What is kept of an account. Days are those of UTC. */
    interface Share {
        /** For how many days at least; absent: as many as the plan says. */
        Optional<Integer> days();

        /** Log events: invocations, what they print, and what they throw. Absent: as many as the plan includes. */
        Optional<Long> eventsPerDay();

        MemorySize bytesPerDay();
    }
}
