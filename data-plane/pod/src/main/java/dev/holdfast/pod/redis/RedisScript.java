package dev.holdfast.pod.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A Lua script, called by its digest; loaded again when the server does not know it. */
public final class RedisScript {
    private final String text;
    private final String digest;

    private RedisScript(String text) {
        this.text = text;
        this.digest = sha1(text);
    }

    /** Reads a script that lies beside a class. */
    public static RedisScript of(Class<?> neighbour, String file) {
        try (InputStream in = neighbour.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no script " + file);
            }
            return new RedisScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the script once. */
    public CompletableFuture<Response> run(
            RedisLines lines, int affinity, List<String> keys, UnaryOperator<Request> arguments) {
        return lines.send(affinity, request(keys, arguments))
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? lines.send(affinity, load())
                                .thenCompose(loaded -> lines.send(affinity, request(keys, arguments)))
                        : CompletableFuture.failedFuture(failure))
                .thenApply(RedisScript::required);
    }

    private Request request(List<String> keys, UnaryOperator<Request> arguments) {
        Request request = Request.cmd(Command.EVALSHA).arg(digest).arg(keys.size());
        keys.forEach(request::arg);
        return arguments.apply(request);
    }

    private Request load() {
        return Request.cmd(Command.SCRIPT).arg("LOAD").arg(text);
    }

    private static Response required(@Nullable Response response) {
        if (response == null) {
            throw new IllegalStateException("the script answered nothing");
        }
        return response;
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).startsWith("NOSCRIPT")
                || String.valueOf(failure.getMessage()).startsWith("NOSCRIPT");
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform lacks SHA-1", e);
        }
    }
}
