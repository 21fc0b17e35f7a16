package dev.holdfast.contract;

import java.util.List;

/**
 * When a worker is to be run.
 *
 * @param crons cron expressions as their owner wrote them, all valid and different; at least one
 */
public record PublishedSchedules(String accountId, String workerId, String scriptName, List<String> crons) {
    public PublishedSchedules {
        crons = List.copyOf(crons);
    }
}
