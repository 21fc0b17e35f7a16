package dev.holdfast.contract.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A schedule: minute, hour, day of the month, month and day of the week, in UTC. Days of the week count from Sunday, 1,
 * or have names of three letters; {@code L}, {@code W} and {@code #} are understood. Where both days are restricted,
 * either may match, as in cron.
 */
public final class CronExpression {
    private static final int LONGEST = 256;

    private static final CronDefinition DIALECT = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsLW()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsL()
            .supportsHash()
            .withStrictRange()
            .and()
            .instance();

    private final ExecutionTime times;

    private CronExpression(Cron cron) {
        this.times = ExecutionTime.forCron(cron);
    }

    /** @throws InvalidCronException when the text is not an expression */
    public static CronExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidCronException("it is longer than " + LONGEST + " characters");
        }
        try {
            return new CronExpression(
                    new CronParser(DIALECT).parse(text.toUpperCase(Locale.ROOT)).validate());
        } catch (IllegalArgumentException e) {
            throw new InvalidCronException(String.valueOf(e.getMessage()));
        }
    }

    /** When the schedule is due next after an instant; empty if never. */
    public Optional<Instant> nextAfter(Instant instant) {
        return times.nextExecution(instant.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
    }

    /** Whether the schedule is due in the minute in which this instant lies. */
    public boolean isDueAt(Instant minute) {
        return times.isMatch(minute.atZone(ZoneOffset.UTC));
    }
}
