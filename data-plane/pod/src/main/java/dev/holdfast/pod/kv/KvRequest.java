package dev.holdfast.pod.kv;

import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvQuery;
import dev.holdfast.kv.KvRules;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What script asks of a namespace. The runtime asks by requests of the form that Workers' runtimes use: {@code GET},
 * {@code PUT} and {@code DELETE} of {@code /<key>}, {@code GET /} for lists, {@code POST /bulk/get}; metadata is in the
 * header field {@code cf-kv-metadata}.
 */
sealed interface KvRequest {
    /** One value. */
    record Read(String key) implements KvRequest {}

    /** Several values; which, is in the body. */
    record ReadMany() implements KvRequest {}

    /** Keep the body. */
    record Write(String key, Optional<String> metadata, OptionalLong expiration) implements KvRequest {}

    /** Forget a value. */
    record Delete(String key) implements KvRequest {}

    /** A list of keys. */
    record ListKeys(KvQuery query) implements KvRequest {}

    /** Name of the field with metadata. */
    String METADATA = "cf-kv-metadata";

    /** @throws KvException when it is none that can be answered */
    static KvRequest of(RequestHead head, long nowSeconds) {
        KvUrl url = KvUrl.parse(head.url());
        return switch (head.method()) {
            case "GET" -> url.path().isEmpty() ? list(url) : read(url);
            case "PUT" ->
                new Write(
                        KvRules.key(url.path()),
                        KvRules.metadata(head.headers().first(METADATA)),
                        KvRules.expiration(url.parameter("expiration"), url.parameter("expiration_ttl"), nowSeconds));
            case "DELETE" -> new Delete(KvRules.key(url.path()));
            case "POST" -> {
                if (!url.path().equals("bulk/get")) {
                    throw notAllowed();
                }
                yield new ReadMany();
            }
            default -> throw notAllowed();
        };
    }

    private static KvRequest read(KvUrl url) {
        KvRules.cacheTtl(url.parameter("cache_ttl"));
        return new Read(KvRules.key(url.path()));
    }

    private static KvRequest list(KvUrl url) {
        return new ListKeys(KvQuery.of(
                url.parameter("prefix").orElse(""),
                KvRules.limit(url.parameter("key_count_limit")),
                url.parameter("cursor")));
    }

    private static KvException notAllowed() {
        return new KvException(405, "Method Not Allowed");
    }
}
