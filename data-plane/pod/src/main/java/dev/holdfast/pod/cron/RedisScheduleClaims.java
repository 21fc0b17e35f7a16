package dev.holdfast.pod.cron;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Claims as keys that expire. */
final class RedisScheduleClaims implements ScheduleClaims {
    private static final String RUNNING = "running";
    private static final String DONE = "done";
    /** Longer than any pod goes on asking for a run. */
    private static final int DONE_SECONDS = 3600;

    private final RedisLines lines;

    RedisScheduleClaims(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<Claim> claim(DueRun run) {
        return lines.send(
                        run.workerId().hashCode(),
                        set(run, RUNNING, EXPIRY_SECONDS).arg("NX").arg("GET"))
                .thenApply(RedisScheduleClaims::claim);
    }

    @Override
    public CompletionStage<?> renew(DueRun run) {
        return lines.send(run.workerId().hashCode(), set(run, RUNNING, EXPIRY_SECONDS));
    }

    @Override
    public CompletionStage<?> done(DueRun run) {
        return lines.send(run.workerId().hashCode(), set(run, DONE, DONE_SECONDS));
    }

    /** @param before what was there: nothing, when the claim is the caller's now */
    private static Claim claim(@Nullable Response before) {
        if (before == null) {
            return Claim.WON;
        }
        return before.toString().equals(DONE) ? Claim.DONE : Claim.TAKEN;
    }

    private static Request set(DueRun run, String value, int seconds) {
        return Request.cmd(Command.SET)
                .arg(RedisKeys.scheduleClaim(run.workerId(), run.cron(), run.minute()))
                .arg(value)
                .arg("EX")
                .arg(seconds);
    }
}
