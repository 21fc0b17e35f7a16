package dev.holdfast.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.rollup.RollupBatch;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.local.server.RedisServer;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Redis server of a test's own, with the connections of a pod. */
public final class TestRedis implements AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final RedisLines lines;
    private RedisServer server;

    private TestRedis(RedisServer server) {
        this.server = server;
        this.redis = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(server.url()).setMaxPoolSize(8));
        this.lines = new RedisLines(vertx, redis, 2);
    }

    public static TestRedis start() {
        return new TestRedis(RedisServer.start(RedisServer.Settings.temporary()));
    }

    public Vertx vertx() {
        return vertx;
    }

    public Redis client() {
        return redis;
    }

    public RedisLines lines() {
        return lines;
    }

    /** Ends the server without warning. */
    public void kill() {
        server.kill();
        server.ended().join();
    }

    /** Starts it again with what it had written. */
    public void startAgain() {
        server = server.startAgain();
    }

    /** Stops the server where it is: its connections stay, and nothing is answered. */
    public void pause() throws Exception {
        signal("STOP");
    }

    /** Lets it go on. */
    public void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("the server takes no signal " + name);
        }
    }

    public void set(String key, String value) throws Exception {
        lines.send(0, Request.cmd(Command.SET).arg(key).arg(value)).get(20, TimeUnit.SECONDS);
    }

    public void publish(String channel, String message) throws Exception {
        lines.send(0, Request.cmd(Command.PUBLISH).arg(channel).arg(message)).get(20, TimeUnit.SECONDS);
    }

    /** The string at a key. */
    public String get(String key) throws Exception {
        return lines.send(0, Request.cmd(Command.GET).arg(key))
                .get(20, TimeUnit.SECONDS)
                .toString();
    }

    /** All that is stored of what a worker printed and threw: its traces, as JSON. */
    public String log(String worker) throws Exception {
        return traces(worker).stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    }

    /** The traces that are stored of a worker, oldest first. */
    public List<JsonNode> traces(String worker) throws Exception {
        return entries(RedisKeys.traces(), "trace").stream()
                .filter(trace -> trace.path("holdfast").path("worker").asText().equals(worker))
                .toList();
    }

    /** All rows of rollups that were sent. */
    public List<RollupRow> rollups() throws Exception {
        List<RollupRow> rows = new ArrayList<>();
        for (JsonNode batch : entries(RedisKeys.rollups(), "rollup")) {
            rows.addAll(mapper.treeToValue(batch, RollupBatch.class).rows());
        }
        return rows;
    }

    /** One field of the entries of a stream, which is JSON. */
    private List<JsonNode> entries(String stream, String field) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (Response entry : Objects.requireNonNull(
                lines.send(0, Request.cmd(Command.XRANGE).arg(stream).arg("-").arg("+"))
                        .get(20, TimeUnit.SECONDS))) {
            Response fields = entry.get(1);
            for (int i = 0; i + 1 < fields.size(); i += 2) {
                if (fields.get(i).toString().equals(field)) {
                    found.add(mapper.readTree(fields.get(i + 1).toString()));
                }
            }
        }
        return found;
    }

    /** What is published on a channel from now on. */
    public List<JsonNode> heard(String channel) throws Exception {
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        RedisConnection connection =
                client().connect().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        connection.handler(push -> {
            if (push.get(0).toString().equals("message")) {
                try {
                    heard.add(mapper.readTree(push.get(2).toString()));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        var _ = connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(channel))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        return heard;
    }

    /** Says that somebody tails a worker, until then. */
    public void tail(String worker, long untilMillis) throws Exception {
        lines.send(
                        0,
                        Request.cmd(Command.ZADD)
                                .arg(RedisKeys.tailedWorkers())
                                .arg(untilMillis)
                                .arg(worker))
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
