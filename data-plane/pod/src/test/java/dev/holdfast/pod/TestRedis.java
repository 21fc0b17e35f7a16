package dev.holdfast.pod;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.local.server.RedisServer;
import dev.holdfast.pod.redis.RedisLines;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;

/** A real Redis server of a test's own, with the connections of a pod. */
public final class TestRedis implements AutoCloseable {
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

    /** All that a worker has logged. */
    public String log(String worker) throws Exception {
        return lines.send(
                        0,
                        Request.cmd(Command.XRANGE)
                                .arg(RedisKeys.logs(worker))
                                .arg("-")
                                .arg("+"))
                .get(20, TimeUnit.SECONDS)
                .toString();
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
