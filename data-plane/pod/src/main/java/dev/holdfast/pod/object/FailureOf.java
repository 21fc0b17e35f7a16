package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.redis.RedisUnavailableException;
import dev.holdfast.pod.sandbox.NoSandboxException;
import dev.holdfast.pod.shard.ShardUnavailableException;
import dev.holdfast.pod.storage.ObjectKey;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Tells callers of an object why it could not be prepared, and the log the rest. */
final class FailureOf {
    private static final Logger LOG = Logger.getLogger(FailureOf.class);

    private FailureOf() {}

    static Failure preparing(ObjectKey key, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return switch (cause) {
            case RefusedException refused -> refused.failure();
            case ShardUnavailableException unavailable -> logged(key, unavailable, Failures.OBJECT_MOVED);
            case NoSandboxException none -> logged(key, none, Failures.SANDBOX_LOST);
            case StorageRefusedException refused -> logged(key, refused, Failures.STORAGE_FENCED);
            case StorageUnavailableException away -> logged(key, away, Failures.STORAGE_TIMEOUT);
            case TimeoutException silent -> logged(key, silent, Failures.STORAGE_TIMEOUT);
            case IOException away -> logged(key, away, Failures.SANDBOX_LOST);
            case RedisUnavailableException away -> logged(key, away, Failures.SANDBOX_LOST);
            case VertxException away -> logged(key, away, Failures.SANDBOX_LOST);
            default -> internal(key, cause);
        };
    }

    private static Failure logged(ObjectKey key, Throwable cause, Failure failure) {
        LOG.warnf("object %s of namespace %s not started: %s", key.objectId(), key.namespaceId(), cause.getMessage());
        return failure;
    }

    private static Failure internal(ObjectKey key, Throwable cause) {
        String reference = Long.toHexString(ThreadLocalRandom.current().nextLong());
        LOG.errorf(
                cause,
                "object %s of namespace %s not started; reference = %s",
                key.objectId(),
                key.namespaceId(),
                reference);
        return Failures.of(Cause.INTERNAL, "internal error; reference = " + reference);
    }
}
