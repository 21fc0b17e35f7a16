package dev.holdfast.pod.redis;

import io.vertx.core.Context;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis on one event loop. Commands leave in the order in which they were sent; what is sent while
 * the loop is busy leaves in one write. When the connection breaks, every command under way fails, and the next one
 * connects again. A failed command may have been executed, even twice: send only what bears that.
 */
final class RedisLine {
    private static final Logger LOG = Logger.getLogger(RedisLine.class);
    private static final int MAX_BATCH = 256;
    private static final int MAX_WAITING = 50_000;

    private final Redis redis;
    private final Context context;
    private final Queue<Pending> queue = new ArrayDeque<>();
    private boolean scheduled;
    private @Nullable RedisConnection connection;
    private boolean connecting;
    private volatile boolean stopped;

    private record Pending(Request request, CompletableFuture<@Nullable Response> reply) {}

    RedisLine(Redis redis, Context context) {
        this.redis = redis;
        this.context = context;
    }

    /** Sends a command; the stage completes on the line's event loop. May be called by any thread. */
    CompletableFuture<@Nullable Response> send(Request request) {
        Pending pending = new Pending(request, new CompletableFuture<>());
        synchronized (queue) {
            if (queue.size() >= MAX_WAITING) {
                return CompletableFuture.failedFuture(new RedisUnavailableException("too many commands wait"));
            }
            queue.add(pending);
            if (scheduled) {
                return pending.reply();
            }
            scheduled = true;
        }
        context.runOnContext(nothing -> flush());
        return pending.reply();
    }

    /** Gives the connection back; commands under way fail. */
    void stop() {
        stopped = true;
        context.runOnContext(nothing -> {
            RedisConnection open = connection;
            connection = null;
            if (open != null) {
                var _ = open.close();
            }
        });
    }

    private void flush() {
        RedisConnection open = connection;
        if (open == null) {
            connect();
            return;
        }
        for (List<Pending> batch = take(); !batch.isEmpty(); batch = take()) {
            send(open, batch);
        }
    }

    private List<Pending> take() {
        synchronized (queue) {
            List<Pending> batch = new ArrayList<>(Math.min(queue.size(), MAX_BATCH));
            while (batch.size() < MAX_BATCH && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            scheduled = !batch.isEmpty();
            return batch;
        }
    }

    private void send(RedisConnection open, List<Pending> batch) {
        if (batch.size() == 1) {
            sendOne(open, batch.getFirst());
            return;
        }
        var _ = open.batch(batch.stream().map(Pending::request).toList()).onComplete(done -> {
            if (done.succeeded()) {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).reply().complete(done.result().get(i));
                }
            } else if (done.cause() instanceof ErrorType) {
                batch.forEach(pending -> sendOne(open, pending));
            } else {
                batch.forEach(pending -> pending.reply().completeExceptionally(done.cause()));
            }
        });
    }

    private static void sendOne(RedisConnection open, Pending pending) {
        var _ = open.send(pending.request()).onComplete(done -> {
            if (done.succeeded()) {
                pending.reply().complete(done.result());
            } else {
                pending.reply().completeExceptionally(done.cause());
            }
        });
    }

    private void connect() {
        if (connecting) {
            return;
        }
        connecting = true;
        var _ = redis.connect()
                .onComplete(done -> context.runOnContext(nothing -> {
                    connecting = false;
                    if (done.succeeded() && stopped) {
                        var _ = done.result().close();
                        failWaiting(new RedisUnavailableException("the pod stops"));
                    } else if (done.succeeded()) {
                        connected(done.result());
                        flush();
                    } else {
                        failWaiting(done.cause());
                    }
                }));
    }

    private void connected(RedisConnection fresh) {
        connection = fresh;
        fresh.exceptionHandler(failure -> broken(fresh, String.valueOf(failure.getMessage())));
        fresh.endHandler(nothing -> broken(fresh, "closed"));
    }

    private void broken(RedisConnection gone, String reason) {
        context.runOnContext(nothing -> {
            if (gone.equals(connection)) {
                LOG.logf(stopped ? Logger.Level.DEBUG : Logger.Level.WARN, "connection to Redis lost: %s", reason);
                connection = null;
                var _ = gone.close();
            }
        });
    }

    private void failWaiting(Throwable cause) {
        List<Pending> failed;
        synchronized (queue) {
            failed = new ArrayList<>(queue);
            queue.clear();
            scheduled = false;
        }
        failed.forEach(pending -> pending.reply().completeExceptionally(cause));
    }
}
