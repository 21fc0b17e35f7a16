package dev.holdfast.controlplane.tail;

import dev.holdfast.contract.RedisKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the traces of the workers that are tailed here, on one connection to Redis of its own, which is made when
 * the first is, and again whenever it is lost. What is published meanwhile is missed. Safe for several threads.
 */
@ApplicationScoped
class TailSubscription {
    private static final Logger LOG = Logger.getLogger(TailSubscription.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String PREFIX = RedisKeys.tail("");

    private final Redis redis;
    private final Vertx vertx;
    private final TailFeed feed;
    /** How many sockets each worker has, or is about to have. */
    private final Map<String, Integer> readers = new HashMap<>();

    private @Nullable Future<RedisConnection> connection;

    TailSubscription(Redis redis, Vertx vertx, TailFeed feed) {
        this.redis = redis;
        this.vertx = vertx;
        this.feed = feed;
    }

    /** Succeeds when traces of the worker come; fails when Redis cannot be reached, and tries again by itself. */
    synchronized Future<Void> listen(String workerId) {
        readers.merge(workerId, 1, Integer::sum);
        return connected().compose(open -> send(open, Command.SUBSCRIBE, List.of(workerId)));
    }

    /** The worker's traces are of use to one socket less: called once for each call of {@link #listen}. */
    synchronized void leave(String workerId) {
        Integer left = readers.computeIfPresent(workerId, (id, count) -> count == 1 ? null : count - 1);
        Future<RedisConnection> known = connection;
        if (left == null && known != null) {
            var _ = known.compose(open -> send(open, Command.UNSUBSCRIBE, List.of(workerId)));
        }
    }

    private synchronized Future<RedisConnection> connected() {
        Future<RedisConnection> known = connection;
        if (known == null) {
            known = redis.connect();
            connection = known;
            var _ = known.onSuccess(this::prepare).onFailure(failure -> lost(String.valueOf(failure)));
        }
        return known;
    }

    private void prepare(RedisConnection open) {
        open.handler(this::received);
        open.exceptionHandler(failure -> lost(open, String.valueOf(failure.getMessage())));
        open.endHandler(nothing -> lost(open, "closed"));
    }

    private synchronized void lost(RedisConnection open, String reason) {
        Future<RedisConnection> known = connection;
        if (known != null && open.equals(known.result())) {
            var _ = open.close();
            lost(reason);
        }
    }

    private synchronized void lost(String reason) {
        LOG.warnf("There is no subscription to traces: %s", reason);
        connection = null;
        var _ = vertx.setTimer(PAUSE.toMillis(), timer -> resume());
    }

    private synchronized void resume() {
        if (!readers.isEmpty()) {
            List<String> all = List.copyOf(readers.keySet());
            var _ = connected().compose(open -> send(open, Command.SUBSCRIBE, all));
        }
    }

    private static Future<Void> send(RedisConnection open, Command command, List<String> workerIds) {
        Request request = Request.cmd(command);
        workerIds.forEach(id -> request.arg(RedisKeys.tail(id)));
        return open.send(request).mapEmpty();
    }

    private void received(Response message) {
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            String channel = message.get(1).toString();
            feed.accept(channel.substring(PREFIX.length()), message.get(2).toBytes());
        }
    }
}
