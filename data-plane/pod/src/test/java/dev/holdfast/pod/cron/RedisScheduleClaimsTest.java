package dev.holdfast.pod.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.TestRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisScheduleClaimsTest extends ScheduleClaimsContract {
    private final TestRedis redis = TestRedis.start();

    @AfterEach
    void stop() {
        redis.close();
    }

    @Override
    ScheduleClaims claims() {
        return new RedisScheduleClaims(redis.lines());
    }

    @Test
    void aClaimThatIsNotRenewedExpires() throws Exception {
        DueRun run = new DueRun("w", "* * * * *", 1);
        get(claims().claim(run));
        int seconds = get(redis.lines()
                        .send(0, Request.cmd(Command.TTL).arg(RedisKeys.scheduleClaim("w", "* * * * *", 1))))
                .toInteger();
        assertThat(seconds).isBetween(1, ScheduleClaims.EXPIRY_SECONDS);
    }
}
