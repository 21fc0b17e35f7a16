package dev.holdfast.pod.rollup;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.concurrent.CompletionStage;

/**
 * The stream in Redis.
 *
 * @param pod differs between all pods and all starts of one
 */
public record RedisRollupStream(RedisLines lines, String pod) implements RollupStream {
    private static final String CAP = "100000";

    @Override
    public CompletionStage<?> append(long number, byte[] rollup) {
        Request request = Request.cmd(Command.XADD)
                .arg(RedisKeys.rollups())
                .arg("MAXLEN")
                .arg("~")
                .arg(CAP)
                .arg("*")
                .arg("pod")
                .arg(pod)
                .arg("batch")
                .arg(number)
                .arg("rollup")
                .arg(rollup);
        return lines.send(pod.hashCode(), request);
    }
}
