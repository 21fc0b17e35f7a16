package dev.holdfast.pod.cron;

import dev.holdfast.contract.PublishedSchedules;
import dev.holdfast.contract.cron.CronExpression;
import dev.holdfast.contract.cron.InvalidCronException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Knows which schedules are due at a minute. For one thread at a time; expressions are parsed once. */
final class DueSchedules {
    private static final Logger LOG = Logger.getLogger(DueSchedules.class);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Optional<CronExpression>> parsed = new HashMap<>();

    synchronized List<DueRun> at(long minute, List<PublishedSchedules> all) {
        if (parsed.size() > REMEMBERED) {
            parsed.clear();
        }
        Instant start = DueRun.startOf(minute);
        return all.stream().flatMap(each -> due(each, minute, start)).toList();
    }

    private Stream<DueRun> due(PublishedSchedules schedules, long minute, Instant start) {
        return schedules.crons().stream()
                .filter(cron -> parsed.computeIfAbsent(cron, DueSchedules::parse)
                        .filter(expression -> expression.isDueAt(start))
                        .isPresent())
                .map(cron -> new DueRun(schedules.workerId(), cron, minute));
    }

    private static Optional<CronExpression> parse(String cron) {
        try {
            return Optional.of(CronExpression.parse(cron));
        } catch (InvalidCronException e) {
            LOG.errorf("a published schedule is not valid: '%s': %s", cron, e.getMessage());
            return Optional.empty();
        }
    }
}
