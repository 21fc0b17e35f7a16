package dev.holdfast.pod.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.cron.ScheduleClaims.Claim;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds of claims wherever they are kept. */
abstract class ScheduleClaimsContract {
    private static final DueRun RUN = new DueRun("b".repeat(32), "*/5 * * * *", 29_000_000);

    abstract ScheduleClaims claims();

    @Test
    void theFirstWinsAndTheOthersFindItTakenUntilItIsDone() throws Exception {
        ScheduleClaims claims = claims();
        assertThat(get(claims.claim(RUN))).isEqualTo(Claim.WON);
        assertThat(get(claims.claim(RUN))).isEqualTo(Claim.TAKEN);
        get(claims.renew(RUN));
        assertThat(get(claims.claim(RUN))).isEqualTo(Claim.TAKEN);
        get(claims.done(RUN));
        assertThat(get(claims.claim(RUN))).isEqualTo(Claim.DONE);
    }

    @Test
    void otherMinutesSchedulesAndWorkersAreOtherClaims() throws Exception {
        ScheduleClaims claims = claims();
        assertThat(get(claims.claim(new DueRun("w1", "* * * * *", 1)))).isEqualTo(Claim.WON);
        assertThat(get(claims.claim(new DueRun("w1", "* * * * *", 2)))).isEqualTo(Claim.WON);
        assertThat(get(claims.claim(new DueRun("w1", "*/2 * * * *", 1)))).isEqualTo(Claim.WON);
        assertThat(get(claims.claim(new DueRun("w2", "* * * * *", 1)))).isEqualTo(Claim.WON);
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
