package dev.holdfast.kv;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** One step on Redis. Sent whole: the text is short beside values, and the server compiles it once. */
enum KvScript {
    GET,
    PUT,
    DELETE,
    LIST,
    PURGE;

    private final String text;

    KvScript() {
        this.text = read(name().toLowerCase(Locale.ROOT) + ".lua");
    }

    CompletionStage<Response> run(KvRedis redis, List<String> keys, UnaryOperator<Request> arguments) {
        Request request = Request.cmd(Command.EVAL).arg(text).arg(keys.size());
        keys.forEach(request::arg);
        return redis.send(arguments.apply(request)).thenApply(Objects::requireNonNull);
    }

    private static String read(String file) {
        try (InputStream in = KvScript.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
