package dev.holdfast.pod;

import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.sandbox.FakeSandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The worker of the pod's tests, played by a fake sandbox: the path's first part says what it does. Objects count up in
 * storage and answer {@code <version's source>:<count>}.
 */
final class CounterScript implements FakeSandbox.Script {
    private static final int FLOOD_CHUNKS = 2000;

    private volatile boolean objectsHang;

    /** Whether objects take requests from now on and do not answer. */
    void setObjectsHang(boolean hang) {
        objectsHang = hang;
    }

    @Override
    public void request(FakeSandbox sandbox, ExchangeMessage.Request request) {
        switch (request.target()) {
            case Target.Worker worker -> worker(sandbox, request, worker.version());
            case Target.PlacedObject(long object) -> {
                if (!objectsHang) {
                    count(sandbox, request.exchange(), object);
                }
            }
            case Target.AnyObject _, Target.Service _, Target.Outside _, Target.Cache _ ->
                throw new AssertionError("only sandboxes call");
        }
    }

    private static void worker(FakeSandbox sandbox, ExchangeMessage.Request request, int version) {
        String[] path = URI.create(request.url()).getPath().split("/", -1);
        switch (path[1]) {
            case "hello" -> sandbox.answer(request.exchange(), 200, "hello from " + source(sandbox, version));
            case "object" -> callObject(sandbox, request, version, Published.id(path[2]));
            case "foreign" -> callObject(sandbox, request, version, "0".repeat(64));
            case "echo" -> echo(sandbox, request);
            case "head" ->
                sandbox.answer(request.exchange(), 200, request.headers().packed());
            case "never" -> {}
            case "order" -> {
                for (int i = 1; i <= 5; i++) {
                    sandbox.call(
                            version, "http://object/" + i, Published.NAMESPACE, Published.id(path[2]), answer -> {});
                }
            }
            case "fields" ->
                sandbox.say(new ExchangeMessage.Response(
                        request.exchange(),
                        201,
                        "Made",
                        new Headers("set-cookie\na=1\nset-cookie\nb=2\nconnection\nclose\ncontent-length\n999"),
                        new Body.Inline("made".getBytes(StandardCharsets.UTF_8))));
            case "invalid" ->
                sandbox.say(new ExchangeMessage.Response(
                        request.exchange(), 200, "", new Headers("bad name\nx"), new Body.None()));
            case "empty" -> sandbox.answer(request.exchange(), 204, "must not be sent");
            case "weird" -> sandbox.answer(request.exchange(), 101, "");
            case "trickle" -> trickle(sandbox, request.exchange());
            case "flood" -> flood(sandbox, request.exchange());
            case "die" -> sandbox.die();
            default -> sandbox.answer(request.exchange(), 404, "no such path");
        }
    }

    private static void callObject(FakeSandbox sandbox, ExchangeMessage.Request request, int version, String id) {
        sandbox.call(version, "http://object/", Published.NAMESPACE, id, answer -> {
            switch (answer) {
                case ExchangeMessage.Response response ->
                    sandbox.answer(request.exchange(), response.status(), text(response.body()));
                case ExchangeMessage.Failed failed ->
                    sandbox.answer(
                            request.exchange(),
                            500,
                            failed.failure().cause() + ": " + failed.failure().message());
                default -> {}
            }
        });
    }

    private static void echo(FakeSandbox sandbox, ExchangeMessage.Request request) {
        sandbox.answer(
                request.exchange(),
                200,
                request.method() + " " + request.body().getClass().getSimpleName() + " " + text(request.body()));
    }

    /** Begins a body and does not end it. */
    private static void trickle(FakeSandbox sandbox, long exchange) {
        sandbox.say(new ExchangeMessage.Response(exchange, 200, "", Headers.EMPTY, new Body.Streamed(-1)));
        sandbox.say(new ExchangeMessage.Chunk(exchange, "first".getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends more of a body than there is credit for, however fast the reader grants more. */
    private static void flood(FakeSandbox sandbox, long exchange) {
        sandbox.say(new ExchangeMessage.Response(exchange, 200, "", Headers.EMPTY, new Body.Streamed(-1)));
        for (int chunk = 0; chunk < FLOOD_CHUNKS && !sandbox.isKilled(); chunk++) {
            sandbox.say(new ExchangeMessage.Chunk(exchange, new byte[ExchangeMessage.MAX_CHUNK]));
        }
    }

    private static void count(FakeSandbox sandbox, long exchange, long object) {
        sandbox.say(new SandboxMessage.ObjectIdle(object, false));
        sandbox.read(object, "count", entries -> {
            int before = entries.isEmpty()
                    ? 0
                    : Integer.parseInt(new String(entries.getFirst().value(), StandardCharsets.UTF_8));
            sandbox.write(object, "count", Integer.toString(before + 1), answer -> {
                if (answer instanceof PodMessage.StorageFailed(long _, var failure)) {
                    sandbox.fail(exchange, failure);
                } else {
                    String source = source(sandbox, sandbox.object(object).version());
                    sandbox.answer(exchange, 200, source + ":" + (before + 1));
                }
                sandbox.say(new SandboxMessage.ObjectIdle(object, true));
            });
        });
    }

    private static String source(FakeSandbox sandbox, int version) {
        String json = sandbox.versionJson(version);
        int start = json.indexOf("\"content\":\"") + "\"content\":\"".length();
        return json.substring(start, json.indexOf('"', start));
    }

    private static String text(Body body) {
        return switch (body) {
            case Body.None() -> "";
            case Body.Inline(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case Body.Streamed(long length) -> "stream of " + length;
        };
    }
}
