package dev.holdfast.pod.trace;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.time.Timers;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Which workers somebody tails, looked up once a second by one command. Without Redis what was known last counts. */
public final class TailedWorkers {
    private static final Logger LOG = Logger.getLogger(TailedWorkers.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final RedisLines lines;
    private final Timers timers;
    private volatile Set<String> tailed = Set.of();

    public TailedWorkers(RedisLines lines, Timers timers) {
        this.lines = lines;
        this.timers = timers;
    }

    /** Begins to look. */
    public void start() {
        var _ = timers.every(PERIOD, this::look);
    }

    /** Whether somebody tails a worker. */
    public boolean contains(String workerId) {
        Set<String> known = tailed;
        return !known.isEmpty() && known.contains(workerId);
    }

    private void look() {
        Request request = Request.cmd(Command.ZRANGE)
                .arg(RedisKeys.tailedWorkers())
                .arg("(" + timers.epochMillis())
                .arg("+inf")
                .arg("BYSCORE");
        var _ = lines.send(0, request).whenComplete((answer, failure) -> {
            if (answer != null) {
                tailed = workers(answer);
            } else if (failure != null) {
                LOG.debugf("who is tailed is not known: %s", failure.getMessage());
            }
        });
    }

    private static Set<String> workers(Response answer) {
        Set<String> workers = new HashSet<>();
        answer.forEach(worker -> workers.add(worker.toString()));
        return Set.copyOf(workers);
    }
}
