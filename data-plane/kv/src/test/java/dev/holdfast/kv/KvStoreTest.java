package dev.holdfast.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.local.server.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real Redis server. */
class KvStoreTest {
    private static RedisServer server;
    private static Vertx vertx;
    private static Redis redis;
    private static KvStore store;
    private String namespace;

    @BeforeAll
    static void start() {
        server = RedisServer.start(RedisServer.Settings.temporary());
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url()));
        store = new KvStore(request -> redis.send(request).toCompletionStage());
    }

    @AfterAll
    static void stop() {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @BeforeEach
    void publish() throws Exception {
        namespace = UUID.randomUUID().toString().replace("-", "");
        send(Request.cmd(Command.SET).arg(RedisKeys.kvNamespace(namespace)).arg("{}"));
    }

    @Test
    void keepsBytesMetadataAndExpiration() throws Exception {
        byte[] content = {0, -1, 13, 10, 127};
        long expiration = Instant.now().getEpochSecond() + 1000;
        put("a/b ü%", new KvValue(content, Optional.of("{\"n\":\"ü\"}"), OptionalLong.of(expiration)));

        KvValue found = get("a/b ü%").orElseThrow();
        assertThat(found.content()).isEqualTo(content);
        assertThat(found.metadata()).hasValue("{\"n\":\"ü\"}");
        assertThat(found.expiration()).hasValue(expiration);
        assertThat(list("", 10, Optional.empty()).keys())
                .containsExactly(new KvKey("a/b ü%", OptionalLong.of(expiration), Optional.of("{\"n\":\"ü\"}")));
    }

    @Test
    void aWriteReplacesEverythingOfTheOneBefore() throws Exception {
        put("key", new KvValue(bytes("old"), Optional.of("1"), OptionalLong.of(in(1000))));
        put("key", plain("new"));

        KvValue found = get("key").orElseThrow();
        assertThat(found.content()).isEqualTo(bytes("new"));
        assertThat(found.metadata()).isEmpty();
        assertThat(found.expiration()).isEmpty();
        assertThat(number(Request.cmd(Command.TTL).arg(RedisKeys.kvValue(namespace, "key"))))
                .isEqualTo(-1);
        assertThat(number(Request.cmd(Command.ZCARD).arg(RedisKeys.kvExpirations(namespace))))
                .isZero();
    }

    @Test
    void emptyValuesAreValues() throws Exception {
        put("empty", plain(""));
        assertThat(get("empty").orElseThrow().content()).isEmpty();
    }

    @Test
    void largerValuesThanThereIsRoomForSayTheirLength() throws Exception {
        put("key", new KvValue(new byte[1000], Optional.of("1"), OptionalLong.empty()));
        assertThat(await(store.get(namespace, "key", 999))).hasValue(new KvRead.Larger(1000));
        assertThat(await(store.get(namespace, "key", 1000)))
                .hasValueSatisfying(read -> assertThat(read).isInstanceOf(KvRead.Whole.class));
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        put("key", plain("value"));
        await(store.delete(namespace, "key"));
        await(store.delete(namespace, "never there"));
        assertThat(get("key")).isEmpty();
        assertThat(list("", 10, Optional.empty()).keys()).isEmpty();
    }

    @Test
    void listsInOrderOfBytesPageByPage() throws Exception {
        List<String> names = List.of("a", "a!", "aa", "b", "z", "é", "日", "😀");
        for (String name : names.reversed()) {
            put(name, plain("x"));
        }
        List<String> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            KvPage page = list("", 3, cursor);
            page.keys().forEach(key -> listed.add(key.name()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertThat(listed).isEqualTo(names);
        assertThat(list("", names.size(), Optional.empty()).cursor()).isEmpty();
    }

    @Test
    void listsWithAPrefix() throws Exception {
        for (String name : List.of("user", "user:1", "user:2", "user:é", "user;", "usf")) {
            put(name, plain("x"));
        }
        KvPage first = list("user:", 2, Optional.empty());
        assertThat(first.keys()).extracting(KvKey::name).containsExactly("user:1", "user:2");
        KvPage second = list("user:", 2, first.cursor());
        assertThat(second.keys()).extracting(KvKey::name).containsExactly("user:é");
        assertThat(second.cursor()).isEmpty();
        assertThatThrownBy(() -> KvQuery.of("other", 2, first.cursor())).isInstanceOf(KvException.class);
        assertThatThrownBy(() -> KvQuery.of("", 2, Optional.of("not base 64!"))).isInstanceOf(KvException.class);
    }

    @Test
    void whatHasExpiredIsNeitherReadNorListedNorKept() throws Exception {
        put("stays", plain("x"));
        for (int i = 0; i < 40; i++) {
            put("goes" + i, new KvValue(bytes("x"), Optional.empty(), OptionalLong.of(in(-1))));
        }
        assertThat(get("goes1")).isEmpty();
        KvPage page = list("", 1, Optional.empty());
        assertThat(page.keys()).extracting(KvKey::name).containsExactly("stays");
        assertThat(page.cursor()).isEmpty();
        assertThat(number(Request.cmd(Command.ZCARD).arg(RedisKeys.kvIndex(namespace))))
                .isOne();
        assertThat(number(Request.cmd(Command.ZCARD).arg(RedisKeys.kvExpirations(namespace))))
                .isZero();
    }

    @Test
    void writesTakeExpiredKeysOutOfTheIndexThatNobodyLists() throws Exception {
        for (int i = 0; i < 10; i++) {
            put("goes" + i, new KvValue(bytes("x"), Optional.empty(), OptionalLong.of(in(-1))));
        }
        put("stays", plain("x"));
        assertThat(number(Request.cmd(Command.ZCARD).arg(RedisKeys.kvIndex(namespace))))
                .isOne();
    }

    @Test
    void aNamespaceThatIsNotPublishedIsNotThereForAnybody() throws Exception {
        put("key", plain("x"));
        send(Request.cmd(Command.DEL).arg(RedisKeys.kvNamespace(namespace)));

        for (CompletionStage<?> stage : List.<CompletionStage<?>>of(
                store.get(namespace, "key", 10),
                store.put(namespace, "other", plain("x")),
                store.delete(namespace, "key"),
                store.list(namespace, KvQuery.of("", 10, Optional.empty())))) {
            assertThatThrownBy(() -> await(stage)).hasRootCauseInstanceOf(KvNamespaceGoneException.class);
        }
    }

    @Test
    void purgesOnlyWhatIsNotPublished() throws Exception {
        for (int i = 0; i < 1100; i++) {
            put("key" + i, plain("x"));
        }
        assertThat(await(store.purge(namespace))).isEqualTo(-1);
        assertThat(get("key1")).isPresent();

        send(Request.cmd(Command.DEL).arg(RedisKeys.kvNamespace(namespace)));
        int rounds = 0;
        while (await(store.purge(namespace)) > 0) {
            rounds++;
        }
        assertThat(rounds).isEqualTo(3);
        Response left = send(Request.cmd(Command.KEYS).arg(RedisKeys.kvNamespace(namespace) + "*"));
        assertThat(left).isEmpty();
    }

    private void put(String key, KvValue value) throws Exception {
        await(store.put(namespace, key, value));
    }

    private Optional<KvValue> get(String key) throws Exception {
        return await(store.get(namespace, key, 10_000)).map(read -> ((KvRead.Whole) read).value());
    }

    private KvPage list(String prefix, int limit, Optional<String> cursor) throws Exception {
        return await(store.list(namespace, KvQuery.of(prefix, limit, cursor)));
    }

    private static KvValue plain(String text) {
        return new KvValue(bytes(text), Optional.empty(), OptionalLong.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private static @Nullable Response send(Request request) throws Exception {
        return await(redis.send(request).toCompletionStage());
    }

    private static long number(Request request) throws Exception {
        return java.util.Objects.requireNonNull(send(request)).toLong();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
