package dev.holdfast.kv;

import dev.holdfast.contract.RedisKeys;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces in Redis. A write that was answered is seen by every later read, wherever it is made; what has expired
 * is gone to the second. Stages fail with {@link KvNamespaceGoneException} when the namespace is not published, and
 * with what {@link KvRedis} fails with. Takes only what {@link KvRules} have passed. Safe for several threads.
 */
public final class KvStore {
    /** Greater than any byte of UTF-8. */
    private static final byte PAST_ALL = (byte) 0xff;

    private static final int PURGED_AT_ONCE = 500;
    private static final String NONE = "";

    private final KvRedis redis;

    public KvStore(KvRedis redis) {
        this.redis = redis;
    }

    /**
     * Reads a value; absent: there is none.
     *
     * @param most bytes that the caller has room for
     */
    public CompletionStage<Optional<KvRead>> get(String namespaceId, String key, int most) {
        List<String> keys = List.of(RedisKeys.kvNamespace(namespaceId), RedisKeys.kvValue(namespaceId, key));
        return run(KvScript.GET, namespaceId, keys, request -> request.arg(most))
                .thenApply(KvStore::read);
    }

    public CompletionStage<Void> put(String namespaceId, String key, KvValue value) {
        String expiration = value.expiration().isPresent()
                ? Long.toString(value.expiration().getAsLong())
                : NONE;
        return run(
                        KvScript.PUT,
                        namespaceId,
                        keysOf(namespaceId, key),
                        request -> request.arg(key)
                                .arg(Buffer.buffer(value.content()))
                                .arg(value.metadata().orElse(NONE))
                                .arg(expiration))
                .thenApply(done -> null);
    }

    /** Does nothing when there is no such key. */
    public CompletionStage<Void> delete(String namespaceId, String key) {
        return run(KvScript.DELETE, namespaceId, keysOf(namespaceId, key), request -> request.arg(key))
                .thenApply(done -> null);
    }

    /** Keys by the order of their bytes in UTF-8. */
    public CompletionStage<KvPage> list(String namespaceId, KvQuery query) {
        List<String> keys = List.of(
                RedisKeys.kvNamespace(namespaceId),
                RedisKeys.kvIndex(namespaceId),
                RedisKeys.kvExpirations(namespaceId));
        String first = query.after().map(last -> "(" + last).orElse("[" + query.prefix());
        Buffer last = query.prefix().isEmpty()
                ? Buffer.buffer("+")
                : Buffer.buffer("(" + query.prefix()).appendByte(PAST_ALL);
        return run(
                        KvScript.LIST,
                        namespaceId,
                        keys,
                        request -> request.arg(first)
                                .arg(last)
                                .arg(query.limit())
                                .arg(RedisKeys.kvValue(namespaceId, NONE)))
                .thenApply(KvStore::page);
    }

    /**
     * Takes some keys of a namespace away, unless it is still published.
     *
     * @return how many; 0 when nothing is left, -1 when it is still published
     */
    public CompletionStage<Integer> purge(String namespaceId) {
        List<String> keys = List.of(
                RedisKeys.kvNamespace(namespaceId),
                RedisKeys.kvIndex(namespaceId),
                RedisKeys.kvExpirations(namespaceId));
        return KvScript.PURGE
                .run(redis, keys, request -> request.arg(PURGED_AT_ONCE).arg(RedisKeys.kvValue(namespaceId, NONE)))
                .thenApply(Response::toInteger);
    }

    private CompletionStage<Response> run(
            KvScript script, String namespaceId, List<String> keys, UnaryOperator<Request> arguments) {
        return script.run(redis, keys, arguments).thenApply(answer -> {
            if (answer.type() == ResponseType.NUMBER && answer.toInteger() == 0) {
                throw new KvNamespaceGoneException(namespaceId);
            }
            return answer;
        });
    }

    private static List<String> keysOf(String namespaceId, String key) {
        return List.of(
                RedisKeys.kvNamespace(namespaceId),
                RedisKeys.kvValue(namespaceId, key),
                RedisKeys.kvIndex(namespaceId),
                RedisKeys.kvExpirations(namespaceId));
    }

    private static Optional<KvRead> read(Response fields) {
        if (fields.size() == 1) {
            return Optional.of(new KvRead.Larger(fields.get(0).toInteger()));
        }
        @Nullable Response content = fields.get(0);
        return content == null
                ? Optional.empty()
                : Optional.of(new KvRead.Whole(new KvValue(
                        content.toBytes(),
                        Optional.ofNullable(fields.get(1)).map(KvStore::text),
                        Optional.ofNullable(fields.get(2))
                                .map(seconds -> OptionalLong.of(seconds.toLong()))
                                .orElse(OptionalLong.empty()))));
    }

    private static KvPage page(Response answer) {
        List<KvKey> keys = new ArrayList<>();
        for (int i = 1; i < answer.size(); i += 3) {
            String expiration = text(answer.get(i + 1));
            keys.add(new KvKey(
                    text(answer.get(i)),
                    expiration.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(expiration)),
                    Optional.of(text(answer.get(i + 2))).filter(metadata -> !metadata.isEmpty())));
        }
        boolean isMore = answer.get(0).toInteger() == 1;
        return new KvPage(
                keys, isMore ? Optional.of(KvQuery.cursor(keys.getLast().name())) : Optional.empty());
    }

    private static String text(Response bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
