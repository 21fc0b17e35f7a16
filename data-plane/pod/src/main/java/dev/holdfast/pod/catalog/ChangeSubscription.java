package dev.holdfast.pod.catalog;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.pod.time.Timers;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to announcements on a connection of its own. Whenever the subscription begins again, everything cached is
 * forgotten, since announcements may have been missed.
 */
public final class ChangeSubscription {
    private static final Logger LOG = Logger.getLogger(ChangeSubscription.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Redis redis;
    private final PublishedCatalog catalog;
    private final Consumer<byte[]> requests;
    private final Timers timers;
    private volatile boolean subscribed;
    private volatile @Nullable RedisConnection listening;
    private volatile boolean stopped;

    /** @param requests told of announced requests to objects */
    public ChangeSubscription(Redis redis, PublishedCatalog catalog, Consumer<byte[]> requests, Timers timers) {
        this.redis = redis;
        this.catalog = catalog;
        this.requests = requests;
        this.timers = timers;
    }

    /** Subscribes, and again whenever the connection is lost. */
    public void start() {
        var _ = redis.connect()
                .compose(connection -> {
                    listening = connection;
                    if (stopped) {
                        stop();
                    }
                    connection.handler(this::received);
                    connection.exceptionHandler(failure -> lost(connection, String.valueOf(failure.getMessage())));
                    connection.endHandler(nothing -> lost(connection, "closed"));
                    return connection.send(Request.cmd(Command.SUBSCRIBE)
                            .arg(RedisKeys.CHANGES)
                            .arg(RedisKeys.OBJECT_REQUESTS));
                })
                .onSuccess(nothing -> {
                    subscribed = true;
                    catalog.forgetAll();
                })
                .onFailure(failure -> {
                    LOG.debugf("no subscription to changes: %s", failure.getMessage());
                    if (!stopped) {
                        var _ = timers.after(PAUSE, this::start);
                    }
                });
    }

    /** Listens no more, and gives the connection back. */
    public void stop() {
        stopped = true;
        RedisConnection connection = listening;
        if (connection != null) {
            var _ = connection.close();
        }
    }

    /** Whether announcements arrive. */
    public boolean isSubscribed() {
        return subscribed;
    }

    private void lost(RedisConnection connection, String reason) {
        if (subscribed && !stopped) {
            subscribed = false;
            LOG.warnf("subscription to changes lost: %s", reason);
            var _ = connection.close();
            var _ = timers.after(PAUSE, this::start);
        }
    }

    private void received(Response message) {
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            byte[] announced = message.get(2).toBytes();
            if (message.get(1).toString().equals(RedisKeys.CHANGES)) {
                changed(announced);
            } else {
                requested(announced);
            }
        }
    }

    private void changed(byte[] announced) {
        try {
            catalog.announced(announced);
        } catch (RuntimeException e) {
            LOG.errorf(e, "unreadable announcement; everything is forgotten");
            catalog.forgetAll();
        }
    }

    private void requested(byte[] announced) {
        try {
            requests.accept(announced);
        } catch (RuntimeException e) {
            LOG.errorf(e, "unreadable announcement of requests");
        }
    }
}
